package org.gridmarket.gateway.dashboard;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.gridmarket.chain.CertificateEnds;
import org.gridmarket.chain.NetworkProfile;
import org.jboss.logging.Logger;

/**
 * How long the certificates hold that this gateway itself needs: the identities that it signs with, and who issued the peers'
 * TLS certificates. Read anew each time, since an operator replaces files. Paths are not told.
 */
final class CertificateDays {
    private static final Logger LOG = Logger.getLogger(CertificateDays.class);

    private final Map<String, Path> files = new TreeMap<>();
    private final Clock clock;

    private CertificateDays(Clock clock) {
        this.clock = clock;
    }

    /** Without a network: none. */
    static CertificateDays none(Clock clock) {
        return new CertificateDays(clock);
    }

    /** Of the identities that this machine holds for an organisation, and of all peers. */
    static CertificateDays of(NetworkProfile network, String organisation, Clock clock) {
        CertificateDays days = new CertificateDays(clock);
        for (NetworkProfile.Member member : network.members()) {
            days.files.put(member.name() + " peer, TLS authority", member.peer().tlsCa());
            if (member.name().equalsIgnoreCase(organisation)) {
                member.keys()
                        .forEach((credential, files) -> days.files.put(
                                member.name() + " " + credential.name().toLowerCase(Locale.ROOT), files.certificate()));
            }
        }
        return days;
    }

    /** The one that ends first comes first. */
    List<LedgerPages.CertificateRow> rows() {
        List<LedgerPages.CertificateRow> found = new ArrayList<>();
        files.forEach((name, file) -> {
            try {
                Instant ends = CertificateEnds.inFile(file);
                found.add(new LedgerPages.CertificateRow(
                        name,
                        ends.toEpochMilli(),
                        Duration.between(clock.instant(), ends).toDays()));
            } catch (IOException | CertificateException unreadable) {
                LOG.warnf("the certificate %s cannot be read: %s", name, unreadable.getMessage());
            }
        });
        found.sort(Comparator.comparingLong(LedgerPages.CertificateRow::ends));
        return found;
    }
}
