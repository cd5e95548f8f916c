package org.gridmarket.discovery.trust;

import java.util.Set;
import org.gridmarket.discovery.record.Head;
import org.gridmarket.discovery.record.Mandate;
import org.gridmarket.kernel.command.SignatureCheck;
import org.gridmarket.kernel.decision.Decision;
import org.jspecify.annotations.Nullable;

/**
 * Judges heads for one site.
 *
 * @param authority certificates
 * @param signatures Ed25519
 * @param denials what is known to be withdrawn; grows
 * @param site whose nodes have to be of the units that it admits
 * @param admits those units
 */
public record HeadCheck(
        Authority authority, SignatureCheck signatures, DenialBook denials, String site, Set<Unit> admits) {
    public HeadCheck {
        admits = Set.copyOf(admits);
    }

    /**
     * The head with whom it is from, or why it is not believed.
     *
     * @param sent the mandate that came with it, if one did
     * @param known a head of the same node that was found good before, with its mandate
     */
    public Decision<VerifiedHead> check(Head head, @Nullable Mandate sent, @Nullable VerifiedHead known) {
        if (known != null && known.head().text().mandate().equals(head.text().mandate())) {
            return judged(new HeadRules.Facts(head, known.mandate(), known.identity(), true, this));
        }
        if (sent == null || !sent.hash().equals(head.text().mandate())) {
            return Decision.reject(
                    DiscoveryRejection.MANDATE_UNKNOWN, "middleware, Identity and trust", "of node " + head.node());
        }
        return authority
                .identify(sent.certificate())
                .then(identity -> judged(new HeadRules.Facts(head, sent, identity, false, this)));
    }

    private static Decision<VerifiedHead> judged(HeadRules.Facts facts) {
        return HeadRules.BOOK.check(facts).map(VerifiedHead::new);
    }

    /** Whether an organisation has withdrawn this certificate; asked at each acceptance, not only when the list comes. */
    public boolean isDenied(NodeIdentity identity) {
        return denials.denies(identity);
    }

    /** The same of whom a head is from, if that is known. */
    public boolean isDenied(@Nullable VerifiedHead verified) {
        return verified != null && isDenied(verified.identity());
    }
}
