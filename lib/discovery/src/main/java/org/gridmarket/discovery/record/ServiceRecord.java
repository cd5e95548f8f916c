package org.gridmarket.discovery.record;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gridmarket.discovery.DiscoveryLimits;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Name;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.gridmarket.kernel.wire.RecordCodec;
import org.jspecify.annotations.Nullable;

/**
 * What is announced of one service (the text's registration, 5.4): a hint, an address and a key. Who may announce a type is
 * for {@link org.gridmarket.discovery.trust.RecordRules}.
 *
 * @param app the application it belongs to
 * @param type the type of message or service, such as {@code gateway}
 * @param kind how it is spoken to
 * @param scope how far it is told
 * @param actor the program
 * @param instance which of several such programs
 * @param port the component's port, or another name of the service within its program
 * @param life of the process that offers it
 * @param endpoints 1 to {@link DiscoveryLimits#ENDPOINTS_PER_RECORD}
 * @param principal the account that vouches for it, if any
 * @param attributes at most {@link DiscoveryLimits#ATTRIBUTES_PER_RECORD}, no name twice
 */
public record ServiceRecord(
        String app,
        String type,
        Kind kind,
        Scope scope,
        String actor,
        String instance,
        String port,
        Life life,
        List<Endpoint> endpoints,
        @Nullable Principal principal,
        List<Attribute> attributes) {
    private static final RecordCodec<ServiceRecord> CODEC = RecordCodec.of(ServiceRecord.class);
    private static final Bytes SIGNED_AS = Bytes.utf8("gridmarket/discovery/record/1");

    public ServiceRecord {
        Name.check("app", app);
        Name.check("type", type);
        Name.check("actor", actor);
        Name.check("instance", instance);
        Name.check("port", port);
        endpoints = List.copyOf(endpoints);
        attributes = List.copyOf(attributes);
        if (endpoints.isEmpty() || endpoints.size() > DiscoveryLimits.ENDPOINTS_PER_RECORD) {
            throw new IllegalArgumentException(
                    endpoints.size() + " endpoints; a record has 1.." + DiscoveryLimits.ENDPOINTS_PER_RECORD);
        }
        if (attributes.size() > DiscoveryLimits.ATTRIBUTES_PER_RECORD) {
            throw new IllegalArgumentException(
                    attributes.size() + " attributes; at most " + DiscoveryLimits.ATTRIBUTES_PER_RECORD);
        }
        Set<String> names = new HashSet<>();
        for (Attribute attribute : attributes) {
            if (!names.add(attribute.name())) {
                throw new IllegalArgumentException("attribute " + attribute.name() + " stands twice");
            }
        }
    }

    /** The same service of the same node keeps it over restarts. */
    public RecordId id(NodeId node) {
        return new RecordId(Digest.sha256(
                node.hash(),
                Bytes.utf8(app),
                Bytes.utf8(actor),
                Bytes.utf8(instance),
                Bytes.utf8(port),
                Bytes.utf8(type),
                Bytes.utf8(kind.name())));
    }

    /** In canonical form; refused beyond {@link DiscoveryLimits#RECORD_BYTES}. */
    public Bytes bytes() {
        return CODEC.writeBytes(this);
    }

    /** Two records with the same fingerprint are the same to a subscriber. */
    public Bytes fingerprint() {
        return Digest.sha256(bytes());
    }

    public Optional<String> attribute(String name) {
        return attributes.stream()
                .filter(each -> each.name().equals(name))
                .map(Attribute::value)
                .findFirst();
    }

    /** What an account signs to vouch for this record on this node: everything but its own signature. */
    public Bytes signingBytes(NodeId node, AccountKey account) {
        return Digest.sha256(
                SIGNED_AS, node.hash(), account.key(), withPrincipal(null).bytes());
    }

    public ServiceRecord withPrincipal(@Nullable Principal signed) {
        return new ServiceRecord(app, type, kind, scope, actor, instance, port, life, endpoints, signed, attributes);
    }
}
