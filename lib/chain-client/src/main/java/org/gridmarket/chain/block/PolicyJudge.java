package org.gridmarket.chain.block;

import com.google.protobuf.InvalidProtocolBufferException;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.keys.MemberCertificate;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigPolicy;
import org.hyperledger.fabric.protos.common.ImplicitMetaPolicy;
import org.hyperledger.fabric.protos.common.MSPPrincipal;
import org.hyperledger.fabric.protos.common.MSPRole;
import org.hyperledger.fabric.protos.common.Policy;
import org.hyperledger.fabric.protos.common.SignaturePolicy;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;

/**
 * Whether signers satisfy a policy of the channel (F:common/cauthdsl, common/policies/implicitmeta.go). Principals that this
 * consortium does not use, such as organisational units by name, are satisfied by nobody.
 */
final class PolicyJudge {
    private PolicyJudge() {}

    /** @param signers distinct identities whose signatures hold */
    static boolean isSatisfied(String policy, ConfigGroup group, List<Identity> signers)
            throws InvalidProtocolBufferException {
        ConfigPolicy found = group.getPoliciesMap().get(policy);
        if (found == null) {
            return false;
        }
        Policy rule = found.getPolicy();
        return switch (Policy.PolicyType.forNumber(rule.getType())) {
            case SIGNATURE -> isSatisfied(SignaturePolicyEnvelope.parseFrom(rule.getValue()), signers);
            case IMPLICIT_META -> isSatisfied(ImplicitMetaPolicy.parseFrom(rule.getValue()), group, signers);
            case null, default -> false;
        };
    }

    private static boolean isSatisfied(ImplicitMetaPolicy meta, ConfigGroup group, List<Identity> signers)
            throws InvalidProtocolBufferException {
        Map<String, ConfigGroup> members = group.getGroupsMap();
        int satisfied = 0;
        for (ConfigGroup member : members.values()) {
            if (isSatisfied(meta.getSubPolicy(), member, signers)) {
                satisfied++;
            }
        }
        int needed = switch (meta.getRule()) {
            case ANY -> 1;
            case ALL -> members.size();
            case MAJORITY -> members.size() / 2 + 1;
            case UNRECOGNIZED -> Integer.MAX_VALUE;
        };
        return satisfied >= Math.max(1, needed); // a policy of nobody is satisfied by nobody
    }

    static boolean isSatisfied(SignaturePolicyEnvelope policy, List<Identity> signers)
            throws InvalidProtocolBufferException {
        return isSatisfied(policy.getRule(), policy.getIdentitiesList(), signers, new boolean[signers.size()]);
    }

    /** @param used signers that have served already: each counts for one principal */
    private static boolean isSatisfied(
            SignaturePolicy rule, List<MSPPrincipal> principals, List<Identity> signers, boolean[] used)
            throws InvalidProtocolBufferException {
        return switch (rule.getTypeCase()) {
            case SIGNED_BY -> isSignedBy(principals.get(rule.getSignedBy()), signers, used);
            case N_OUT_OF -> {
                int satisfied = 0;
                for (SignaturePolicy part : rule.getNOutOf().getRulesList()) {
                    boolean[] tried = used.clone();
                    if (isSatisfied(part, principals, signers, tried)) {
                        satisfied++;
                        System.arraycopy(tried, 0, used, 0, used.length);
                    }
                }
                yield satisfied >= Math.max(1, rule.getNOutOf().getN());
            }
            case TYPE_NOT_SET -> false;
        };
    }

    private static boolean isSignedBy(MSPPrincipal principal, List<Identity> signers, boolean[] used)
            throws InvalidProtocolBufferException {
        for (int i = 0; i < signers.size(); i++) {
            if (!used[i] && is(signers.get(i), principal)) {
                used[i] = true;
                return true;
            }
        }
        return false;
    }

    private static boolean is(Identity signer, MSPPrincipal principal) throws InvalidProtocolBufferException {
        return switch (principal.getPrincipalClassification()) {
            case ROLE -> {
                MSPRole role = MSPRole.parseFrom(principal.getPrincipal());
                yield role.getMspIdentifier().equals(signer.service().id())
                        && signer.service().hasRole(signer.certificate(), role.getRole());
            }
            case IDENTITY -> {
                SerializedIdentity named = SerializedIdentity.parseFrom(principal.getPrincipal());
                yield named.getMspid().equals(signer.service().id()) && isCertificate(signer, named);
            }
            case ORGANIZATION_UNIT, ANONYMITY, COMBINED, UNRECOGNIZED -> false;
        };
    }

    private static boolean isCertificate(Identity signer, SerializedIdentity named) {
        try {
            return MemberCertificate.parse(Bytes.of(named.getIdBytes().toByteArray()))
                    .equals(signer.certificate());
        } catch (CertificateException unreadable) {
            return false; // a principal that is nobody
        }
    }

    /** The groups of a path such as Application/Dso; the last of them is where a policy stands. */
    static ConfigGroup groupAt(ConfigGroup root, List<String> path) {
        ConfigGroup group = root;
        for (String name : path) {
            group = group.getGroupsOrDefault(name, ConfigGroup.getDefaultInstance());
        }
        return group;
    }

    /** The parts of a reference such as /Channel/Application/Endorsement, without the root. */
    static List<String> partsOf(String reference) {
        List<String> parts = new ArrayList<>(List.of(reference.split("/")));
        parts.removeIf(String::isEmpty);
        return parts.isEmpty() ? parts : parts.subList(1, parts.size());
    }
}
