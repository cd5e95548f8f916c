package org.gridmarket.discovery.trust;

import static org.gridmarket.kernel.decision.Rule.rule;

import org.gridmarket.discovery.DiscoveryLimits;
import org.gridmarket.discovery.record.Attribute;
import org.gridmarket.discovery.record.Principal;
import org.gridmarket.discovery.record.ServiceRecord;
import org.gridmarket.discovery.record.ServiceType;
import org.gridmarket.kernel.command.SignatureCheck;
import org.gridmarket.kernel.decision.RuleBook;
import org.jspecify.annotations.Nullable;

/**
 * Who may announce what (spec middleware, Identity and trust). A record that breaks this is ignored and shown; its card stays.
 * Whether an account has the role that it claims is for whoever uses the record to ask the ledger.
 */
public final class RecordRules {
    /** In order of precedence. */
    public static final RuleBook<Facts> BOOK = RuleBook.of(
            "discovery, a record",
            rule(DiscoveryRejection.RECORD_TOO_LARGE, "middleware, Record and head", Facts::bytesTooMany),
            rule(DiscoveryRejection.TYPE_NOT_YOURS, "middleware, Identity and trust", Facts::notYours),
            rule(DiscoveryRejection.PRINCIPAL_MISSING, "middleware, Identity and trust", Facts::noPrincipal),
            rule(DiscoveryRejection.PRINCIPAL_BAD, "middleware, Identity and trust", Facts::badPrincipal));

    private RecordRules() {}

    /**
     * A record and who announces it.
     *
     * @param record what is announced
     * @param identity by which node
     * @param signatures Ed25519
     */
    public record Facts(ServiceRecord record, NodeIdentity identity, SignatureCheck signatures) {
        @Nullable String bytesTooMany() {
            int bytes = record.bytes().length();
            return bytes <= DiscoveryLimits.RECORD_BYTES
                    ? null
                    : bytes + " bytes; at most " + DiscoveryLimits.RECORD_BYTES;
        }

        @Nullable String notYours() {
            if (!ServiceType.OF_ORGANISATIONS.contains(record.type())) {
                return null;
            }
            if (identity.unit() != Unit.OPERATOR) {
                return record.type() + " announced by " + identity.name() + ", a device of a member";
            }
            String named = record.attribute(Attribute.ORGANISATION).orElse("none");
            return named.equals(identity.organisation().name())
                    ? null
                    : record.type() + " of organisation " + named + " announced by a node of "
                            + identity.organisation();
        }

        @Nullable String noPrincipal() {
            return ServiceType.OF_ACCOUNTS.contains(record.type()) && record.principal() == null
                    ? record.type() + " without an account"
                    : null;
        }

        @Nullable String badPrincipal() {
            Principal principal = record.principal();
            return principal == null
                            || signatures.isGood(
                                    principal.account(),
                                    record.signingBytes(identity.node(), principal.account()),
                                    principal.signature())
                    ? null
                    : "signature of " + principal.account();
        }
    }
}
