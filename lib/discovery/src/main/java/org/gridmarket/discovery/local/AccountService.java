package org.gridmarket.discovery.local;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.gridmarket.discovery.record.Attribute;
import org.gridmarket.discovery.record.Endpoint;
import org.gridmarket.discovery.record.Kind;
import org.gridmarket.discovery.record.Life;
import org.gridmarket.discovery.record.NodeId;
import org.gridmarket.discovery.record.Principal;
import org.gridmarket.discovery.record.Scope;
import org.gridmarket.discovery.record.ServiceRecord;
import org.gridmarket.kernel.party.Name;
import org.gridmarket.keys.AccountKeyPair;

/**
 * What a program offers that acts for an account of the market: its record, for which the account vouches at the node where it is
 * announced (spec middleware, Identity and trust). Whether the account has the role is for whoever uses it to ask the ledger.
 * Immutable.
 */
public final class AccountService {
    /** The application of all services of the market. */
    public static final String APP = "market";

    private static final String PORT = "api";

    private final String type;
    private final Kind kind;
    private final String instance;
    private final AccountKeyPair keys;
    private final Life life = Life.draw(new SecureRandom());

    /**
     * @param type of {@link org.gridmarket.discovery.record.ServiceType}
     * @param kind how it is spoken to
     * @param instance which of several such programs of the node
     * @param keys of the account
     * @throws IllegalArgumentException for an instance that is no name
     */
    public AccountService(String type, Kind kind, String instance, AccountKeyPair keys) {
        this.type = type;
        this.kind = kind;
        this.instance = Name.check("instance", instance);
        this.keys = keys;
    }

    /** What the program is called at its node; two of a node have different names. */
    public String actor() {
        return type + "-" + instance;
    }

    /**
     * Has the node of this machine announce it from now on, until what is returned is closed.
     *
     * @param socket of the node's daemon
     * @param endpoint where it is reached; asked each second, and only while it is well
     * @param attributes what else others need to know
     * @param isWell asked each second: whether its own work goes round
     */
    public AnnouncedProgram announced(
            Path socket, Supplier<Endpoint> endpoint, List<Attribute> attributes, BooleanSupplier isWell) {
        return new AnnouncedProgram(socket, actor(), node -> at(node, List.of(endpoint.get()), attributes), isWell);
    }

    /** Signed for a node; the same for the same arguments, so that nobody is told a change where there is none. */
    public List<ServiceRecord> at(NodeId node, List<Endpoint> endpoints, List<Attribute> attributes) {
        ServiceRecord record = new ServiceRecord(
                APP, type, kind, Scope.GLOBAL, actor(), instance, PORT, life, endpoints, null, attributes);
        return List.of(record.withPrincipal(
                new Principal(keys.publicKey(), keys.sign(record.signingBytes(node, keys.publicKey())))));
    }
}
