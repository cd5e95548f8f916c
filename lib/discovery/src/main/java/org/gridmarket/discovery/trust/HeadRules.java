package org.gridmarket.discovery.trust;

import static org.gridmarket.kernel.decision.Rule.rule;

import org.gridmarket.discovery.record.Head;
import org.gridmarket.discovery.record.Mandate;
import org.gridmarket.kernel.decision.RuleBook;
import org.jspecify.annotations.Nullable;

/** Whose heads are believed, once the certificate's issuer is known (spec middleware, Identity and trust). */
final class HeadRules {
    private static final String SOURCE = "middleware, Identity and trust";

    /** In order of precedence; the costly checks of signatures stand last. */
    static final RuleBook<Facts> BOOK = RuleBook.of(
            "discovery, a head",
            rule(DiscoveryRejection.CERTIFICATE_EXPIRED, SOURCE, Facts::outOfDate),
            rule(DiscoveryRejection.DENIED, SOURCE, Facts::denied),
            rule(DiscoveryRejection.SITE_CLOSED, SOURCE, Facts::notAdmitted),
            rule(DiscoveryRejection.SIGNATURE_BAD, SOURCE, Facts::mandateNotGood),
            rule(DiscoveryRejection.SIGNATURE_BAD, SOURCE, Facts::headNotGood));

    private HeadRules() {}

    /** A head, the mandate that it names, whose certificate that has, and who judges. */
    record Facts(Head head, Mandate mandate, NodeIdentity identity, boolean mandateKnown, HeadCheck judge) {
        @Nullable String outOfDate() {
            return judge.authority().isInDate(identity) ? null : "certificate of " + identity.name();
        }

        @Nullable String denied() {
            return judge.isDenied(identity) ? identity.name() + " of " + identity.organisation() : null;
        }

        @Nullable String notAdmitted() {
            return head.isOfSite(judge.site()) && !judge.admits().contains(identity.unit())
                    ? identity.name() + " is a " + identity.unit() + "; the site admits " + judge.admits()
                    : null;
        }

        @Nullable String mandateNotGood() {
            if (mandateKnown) {
                return null;
            }
            boolean good = mandate.text().node().equals(head.node())
                    && identity.node().equals(head.node())
                    && mandate.text().incarnation() == head.key().incarnation()
                    && judge.authority()
                            .isSigned(mandate.certificate(), mandate.text().signingBytes(), mandate.signature());
            return good ? null : "mandate of node " + head.node();
        }

        @Nullable String headNotGood() {
            boolean good = mandate.text().incarnation() == head.key().incarnation()
                    && judge.signatures()
                            .isGood(mandate.text().key(), head.text().signingBytes(), head.signature());
            return good ? null : "head of node " + head.node();
        }
    }
}
