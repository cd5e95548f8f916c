package org.gridmarket.discovery.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.gridmarket.discovery.trust.X509Authority;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.MalformedException;
import org.gridmarket.kernel.wire.RecordCodec;

/**
 * What a client or a node has to know beforehand: whose certificates it believes, and which ledger is meant. The file
 * {@code consortium.json}, written by {@code network/up}, in the kernel's canonical form.
 *
 * @param channel of the ledger
 * @param roots of each organisation
 */
public record Consortium(String channel, List<Root> roots) {
    /** What it is usually called. */
    public static final String FILE_NAME = "consortium.json";

    /** Moved with each release: no clock is earlier than the program. */
    private static final Instant RELEASED = Instant.parse("2026-11-01T00:00:00Z");

    private static final RecordCodec<Consortium> CODEC = RecordCodec.of(Consortium.class);

    /**
     * A certificate of an organisation's TLS CA.
     *
     * @param organisation whose, in any case; one that the market does not know has no nodes
     * @param certificate X.509, DER
     */
    public record Root(String organisation, Bytes certificate) {}

    public Consortium {
        roots = List.copyOf(roots);
        if (roots.isEmpty()) {
            throw new IllegalArgumentException("nobody's certificates would be believed");
        }
    }

    /** Reads the file; an IllegalArgumentException says what is wrong with it. */
    public static Consortium read(Path file) {
        try {
            return CODEC.read(Files.readString(file).strip());
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "cannot read " + file + " (" + unreadable + "); network/up writes it", unreadable);
        } catch (MalformedException malformed) {
            throw new IllegalArgumentException(file + " is damaged: " + malformed.getMessage(), malformed);
        }
    }

    public void write(Path file) {
        try {
            Files.writeString(file, CODEC.write(this) + "\n");
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot write " + file, unwritable);
        }
    }

    /** Believes these roots, by a clock that is used for the dates of certificates only. */
    public X509Authority authority(InstantSource clock) {
        Map<Organisation, List<X509Certificate>> certificates = new EnumMap<>(Organisation.class);
        for (Root root : roots) {
            for (Organisation organisation : Organisation.values()) {
                if (organisation.name().equalsIgnoreCase(root.organisation())) {
                    certificates
                            .computeIfAbsent(organisation, first -> new ArrayList<>())
                            .add(parsed(root));
                }
            }
        }
        return new X509Authority(certificates, clock, RELEASED);
    }

    private static X509Certificate parsed(Root root) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(
                            new ByteArrayInputStream(root.certificate().copy()));
        } catch (CertificateException unreadable) {
            throw new IllegalArgumentException(
                    "the root of " + root.organisation() + " is no certificate: " + unreadable.getMessage(),
                    unreadable);
        }
    }
}
