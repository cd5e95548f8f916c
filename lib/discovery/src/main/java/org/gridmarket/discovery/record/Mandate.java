package org.gridmarket.discovery.record;

import org.gridmarket.discovery.DiscoveryLimits;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.gridmarket.kernel.wire.RecordCodec;

/**
 * The key of one life of a daemon, vouched for by the node's certificate: heads are signed with Ed25519, since a verification
 * costs a ninth of one with P-256.
 *
 * @param certificate X.509 of the node, DER
 * @param text what is vouched for
 * @param signature of the certificate's key over {@link Text#signingBytes()}
 */
public record Mandate(Bytes certificate, Text text, Bytes signature) {
    private static final RecordCodec<Mandate> CODEC = RecordCodec.of(Mandate.class);
    private static final int LONGEST_SIGNATURE = 128;

    public Mandate {
        if (certificate.length() > DiscoveryLimits.CERTIFICATE_BYTES || signature.length() > LONGEST_SIGNATURE) {
            throw new IllegalArgumentException("certificate of " + certificate.length() + " bytes, signature of "
                    + signature.length() + "; at most " + DiscoveryLimits.CERTIFICATE_BYTES + " and "
                    + LONGEST_SIGNATURE);
        }
    }

    /**
     * What the certificate's key signs.
     *
     * @param node whose key it is
     * @param incarnation the life that it is for
     * @param key signs the heads of that life
     */
    public record Text(NodeId node, long incarnation, AccountKey key) {
        private static final RecordCodec<Text> TEXT_CODEC = RecordCodec.of(Text.class);
        private static final Bytes SIGNED_AS = Bytes.utf8("gridmarket/discovery/mandate/1");

        public Bytes signingBytes() {
            return Digest.sha256(SIGNED_AS, TEXT_CODEC.writeBytes(this));
        }
    }

    /** How heads name it. */
    public Bytes hash() {
        return Digest.sha256(CODEC.writeBytes(this));
    }
}
