package org.gridmarket.discovery.record;

import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.wire.Bytes;

/**
 * The account that vouches for a record.
 *
 * @param account its Ed25519 key
 * @param signature over {@link ServiceRecord#signingBytes}
 */
public record Principal(AccountKey account, Bytes signature) {}
