package org.gridmarket.discovery.record;

import org.gridmarket.discovery.DiscoveryTimes;
import org.gridmarket.kernel.party.Name;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.gridmarket.kernel.wire.RecordCodec;

/**
 * The signed line that stands for a node's card (spec middleware, Record and head).
 *
 * @param text what is signed
 * @param signature Ed25519 of the mandate's key over {@link Text#signingBytes()}
 */
public record Head(Text text, Bytes signature) {
    /**
     * What is signed.
     *
     * @param node whose card
     * @param site the nodes that it hears directly
     * @param key incarnation and beat
     * @param leaseMillis how long it lives without a newer one, 3,000 to 60,000 ms
     * @param siteContent hash of the {@link Content} for its own site
     * @param globalContent hash of the content for other sites
     * @param mandate hash of the {@link Mandate} whose key signs
     */
    public record Text(
            NodeId node,
            String site,
            HeadKey key,
            long leaseMillis,
            Bytes siteContent,
            Bytes globalContent,
            Bytes mandate) {
        private static final RecordCodec<Text> CODEC = RecordCodec.of(Text.class);
        private static final Bytes SIGNED_AS = Bytes.utf8("gridmarket/discovery/head/1");

        public Text {
            Name.check("site", site);
            if (leaseMillis < DiscoveryTimes.SHORTEST_LEASE_MILLIS
                    || leaseMillis > DiscoveryTimes.LONGEST_LEASE_MILLIS) {
                throw new IllegalArgumentException("a lease of " + leaseMillis + " ms is not within "
                        + DiscoveryTimes.SHORTEST_LEASE_MILLIS + ".." + DiscoveryTimes.LONGEST_LEASE_MILLIS);
            }
        }

        public Bytes signingBytes() {
            return Digest.sha256(SIGNED_AS, CODEC.writeBytes(this));
        }
    }

    public NodeId node() {
        return text.node();
    }

    public HeadKey key() {
        return text.key();
    }

    public boolean isOfSite(String site) {
        return text.site().equals(site);
    }

    /** The hash of the content that nodes of a site hold of it. */
    public Bytes contentFor(String site) {
        return isOfSite(site) ? text.siteContent() : text.globalContent();
    }

    /** How long it lives at nodes of a site, ms. */
    public long leaseFor(String site) {
        return isOfSite(site) ? text.leaseMillis() : DiscoveryTimes.remote(text.leaseMillis());
    }
}
