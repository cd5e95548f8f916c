package org.gridmarket.testkit.discovery;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.gridmarket.discovery.record.Head;
import org.gridmarket.discovery.record.Mandate;
import org.gridmarket.discovery.record.NodeId;
import org.gridmarket.discovery.trust.Authority;
import org.gridmarket.discovery.trust.DenialList;
import org.gridmarket.discovery.trust.DiscoveryRejection;
import org.gridmarket.discovery.trust.NodeIdentity;
import org.gridmarket.discovery.trust.Signer;
import org.gridmarket.discovery.trust.Unit;
import org.gridmarket.kernel.command.SignatureCheck;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.gridmarket.kernel.wire.MalformedException;
import org.gridmarket.kernel.wire.RecordCodec;

/**
 * Keys whose secret is a hash of the public part: nobody in the simulation looks into it but who owns it, and a million
 * signatures take seconds. It passes the same suite as certificates in X.509.
 */
public final class SimulatedTrust implements Authority, SignatureCheck {
    private static final Bytes SECRET = Bytes.utf8("secret of");
    private static final long NOW_MILLIS = 1;
    private static final RecordCodec<Certificate> CERTIFICATES = RecordCodec.of(Certificate.class);
    private static final RecordCodec<Withdrawn> LISTS = RecordCodec.of(Withdrawn.class);

    /** A certificate of the simulation; the mark is the issuer's. */
    public record Certificate(
            Bytes key, Organisation organisation, Unit unit, String name, boolean inDate, Bytes mark) {
        Bytes marked() {
            return Bytes.utf8(key + "/" + organisation + "/" + unit + "/" + name + "/" + inDate);
        }

        NodeIdentity identity() {
            return new NodeIdentity(
                    nodeOf(key), organisation, unit, name, Bytes.utf8(name).toHex(), 0, inDate ? NOW_MILLIS : 0);
        }
    }

    /** A list of denials of the simulation; the mark is the issuer's. */
    public record Withdrawn(Organisation organisation, long number, List<String> serials, Bytes mark) {
        Bytes marked() {
            return Bytes.utf8(organisation + "/" + number + "/" + serials);
        }
    }

    /** The public key of a machine or its copy. */
    public static Bytes keyOf(String name) {
        return Digest.sha256(Bytes.utf8("key of " + name));
    }

    public static NodeId nodeOf(Bytes key) {
        return new NodeId(Digest.sha256(key));
    }

    /** Issues a certificate. */
    public static Bytes certificate(String name, Organisation organisation, Unit unit, boolean inDate) {
        Certificate open = new Certificate(keyOf(name), organisation, unit, name, inDate, Bytes.of(new byte[0]));
        return CERTIFICATES.writeBytes(
                new Certificate(open.key(), organisation, unit, name, inDate, mark(organisation, open.marked())));
    }

    /** Withdraws certificates by the names in them. */
    public static Bytes list(Organisation organisation, long number, Set<String> names) {
        List<String> serials = new TreeSet<>(names)
                .stream().map(name -> Bytes.utf8(name).toHex()).toList();
        Withdrawn open = new Withdrawn(organisation, number, serials, Bytes.of(new byte[0]));
        return LISTS.writeBytes(new Withdrawn(organisation, number, serials, mark(organisation, open.marked())));
    }

    private static Bytes mark(Organisation organisation, Bytes marked) {
        return signature(Bytes.utf8("CA of " + organisation), marked);
    }

    static Bytes signature(Bytes publicKey, Bytes message) {
        return Digest.sha256(Digest.sha256(SECRET, publicKey), message);
    }

    @Override
    public Decision<NodeIdentity> identify(Bytes certificate) {
        try {
            Certificate read = CERTIFICATES.read(certificate);
            return read.mark().equals(mark(read.organisation(), read.marked()))
                    ? Decision.accept(read.identity())
                    : unknown("certificate of " + read.name());
        } catch (MalformedException malformed) {
            return unknown(String.valueOf(malformed.getMessage()));
        }
    }

    private static <T> Decision<T> unknown(String detail) {
        return Decision.reject(DiscoveryRejection.SIGNER_UNKNOWN, "middleware, Identity and trust", detail);
    }

    @Override
    public boolean isInDate(NodeIdentity identity) {
        return identity.holdsAt(NOW_MILLIS);
    }

    @Override
    public boolean isSigned(Bytes certificate, Bytes message, Bytes signature) {
        return signature.equals(signature(CERTIFICATES.read(certificate).key(), message));
    }

    @Override
    public Decision<DenialList> denials(Bytes list) {
        try {
            Withdrawn read = LISTS.read(list);
            return read.mark().equals(mark(read.organisation(), read.marked()))
                    ? Decision.accept(
                            new DenialList(read.organisation(), read.number(), Set.copyOf(read.serials()), list))
                    : unknown("list of " + read.organisation());
        } catch (MalformedException malformed) {
            return unknown(String.valueOf(malformed.getMessage()));
        }
    }

    @Override
    public boolean isGood(AccountKey signer, Bytes message, Bytes signature) {
        return signature.equals(signature(signer.key(), message));
    }

    /** The keys of one daemon. */
    public static final class Keys implements Signer {
        private final Bytes certificate;
        private final NodeIdentity identity;
        private final RandomGenerator random;
        private AccountKey key = new AccountKey(Bytes.of(new byte[AccountKey.LENGTH]));

        public Keys(Bytes certificate, RandomGenerator random) {
            this.certificate = certificate;
            this.identity = CERTIFICATES.read(certificate).identity();
            this.random = random;
        }

        @Override
        public NodeIdentity identity() {
            return identity;
        }

        @Override
        public Mandate begin(long incarnation) {
            byte[] fresh = new byte[AccountKey.LENGTH];
            random.nextBytes(fresh);
            key = new AccountKey(Bytes.of(fresh));
            Mandate.Text text = new Mandate.Text(identity.node(), incarnation, key);
            Bytes owner = CERTIFICATES.read(certificate).key();
            return new Mandate(certificate, text, signature(owner, text.signingBytes()));
        }

        @Override
        public Head sign(Head.Text text) {
            return new Head(text, signature(key.key(), text.signingBytes()));
        }
    }
}
