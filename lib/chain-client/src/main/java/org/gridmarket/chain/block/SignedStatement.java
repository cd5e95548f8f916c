package org.gridmarket.chain.block;

import com.google.protobuf.ByteString;

/**
 * Something that somebody is said to have signed.
 *
 * @param identity a SerializedIdentity of fabric-protos: membership service and certificate
 * @param statement the signed octets
 * @param signature as the certificate's key makes it
 */
record SignedStatement(ByteString identity, ByteString statement, ByteString signature) {}
