package org.gridmarket.middleware.daemon;

import static org.gridmarket.kernel.decision.Rule.rule;

import java.util.Set;
import org.gridmarket.discovery.trust.Authority;
import org.gridmarket.discovery.trust.DiscoveryRejection;
import org.gridmarket.discovery.trust.NodeIdentity;
import org.gridmarket.discovery.trust.Unit;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.middleware.wires.NodeTls;
import org.jspecify.annotations.Nullable;

/**
 * Who may connect to a link: whose heads would be believed there. Asked at each handshake.
 *
 * @param authority the roots of the consortium; asked from many threads
 * @param withdrawn certificates
 * @param admits units of the link's nodes
 */
public record LinkAdmission(Authority authority, WithdrawnNodes withdrawn, Set<Unit> admits)
        implements NodeTls.Admission {
    private static final String SOURCE = "middleware, Identity and trust";

    private static final RuleBook<Facts> BOOK = RuleBook.of(
            "discovery, a connection",
            rule(DiscoveryRejection.CERTIFICATE_EXPIRED, SOURCE, Facts::outOfDate),
            rule(DiscoveryRejection.DENIED, SOURCE, Facts::denied),
            rule(DiscoveryRejection.SITE_CLOSED, SOURCE, Facts::notAdmitted));

    public LinkAdmission {
        admits = Set.copyOf(admits);
    }

    private record Facts(NodeIdentity identity, LinkAdmission link) {
        @Nullable String outOfDate() {
            return link.authority.isInDate(identity) ? null : "certificate of " + identity.name();
        }

        @Nullable String denied() {
            return link.withdrawn.names(identity) ? identity.name() + " of " + identity.organisation() : null;
        }

        @Nullable String notAdmitted() {
            return link.admits.contains(identity.unit())
                    ? null
                    : identity.name() + " is a " + identity.unit() + "; the link admits " + link.admits;
        }
    }

    @Override
    public Decision<NodeIdentity> admit(Bytes certificate) {
        return authority
                .identify(certificate)
                .then(identity -> BOOK.check(new Facts(identity, this)).map(Facts::identity));
    }
}
