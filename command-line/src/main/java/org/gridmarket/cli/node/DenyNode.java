package org.gridmarket.cli.node;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.UsageException;
import org.gridmarket.discovery.local.NodeConnection;
import org.gridmarket.discovery.local.NodeView;
import org.gridmarket.discovery.protocol.Message;
import org.gridmarket.discovery.trust.Authority;
import org.gridmarket.discovery.trust.DenialList;
import org.gridmarket.discovery.trust.NodeIdentity;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.middleware.identity.NodeIssuer;
import org.gridmarket.process.PartFailedException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Withdraws a node's certificate. */
@CommandLine.Command(
        name = "deny",
        mixinStandardHelpOptions = true,
        description = {
            "Withdraws the certificate of a node of the own organisation: its services are told down everywhere, and nothing of"
                    + " it is believed any more. There is no way back; a node that is found again needs a new key.",
            "With the CA's key a new list is made from the newest that is known; --list brings one that the CA has made (CRL)."
        },
        footer = {"", "Example: ./gridmarket node deny feeder-7 --dir node --organisation DSO --dev /tmp/network"})
final class DenyNode implements Callable<Integer> {
    @CommandLine.Parameters(paramLabel = "NAME", arity = "0..1", description = "The node, as node list shows it.")
    private @Nullable String name;

    @CommandLine.Mixin
    private final NodeFolderOption node = new NodeFolderOption();

    @CommandLine.Mixin
    private final CertificateAuthority authority = new CertificateAuthority();

    @CommandLine.Option(names = "--list", paramLabel = "FILE", description = "A list of the CA, CRL in DER.")
    private @Nullable Path list;

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() {
        try (NodeConnection connection = node.connect()) {
            Bytes signed = list == null ? withdrawn(connection) : read(list);
            long number = connection.deny(signed);
            CommandTools.print(spec, "list " + number + " is on this node's disk, and on its way to all others\n");
            return 0;
        } catch (NodeConnection.RefusedException refused) {
            throw new PartFailedException("the list is not taken: " + refused.getMessage(), refused);
        }
    }

    private static Bytes read(Path file) {
        try {
            return Bytes.of(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new PartFailedException("cannot read " + file + " (" + unreadable + ")", unreadable);
        }
    }

    private Bytes withdrawn(NodeConnection connection) {
        NodeIssuer issuer = authority
                .find()
                .orElseThrow(
                        () -> new UsageException("name the CA (--dev, or --ca-certificate and --ca-key), or --list"));
        NodeIdentity denied = found(connection.status());
        Optional<DenialList> before = newest(connection.cards(), denied.organisation());
        List<BigInteger> serials = new ArrayList<>(List.of(serial(denied.serial())));
        before.ifPresent(known -> known.serials().forEach(each -> serials.add(serial(each))));
        Bytes made = issuer.withdraw(before.map(DenialList::number).orElse(0L) + 1, serials, Instant.now());
        return checked(made, denied, node.authority());
    }

    /**
     * The list, if it is of the denied node's organisation: one of another organisation's CA withdraws nothing of the node, and
     * would take the place of that organisation's own list.
     */
    static Bytes checked(Bytes made, NodeIdentity denied, Authority believed) {
        DenialList read = switch (believed.denials(made)) {
            case Decision.Accepted<DenialList>(DenialList list) -> list;
            case Decision.Rejected<DenialList>(var reason) ->
                throw new PartFailedException("the CA is none that this node believes: " + reason.text());
        };
        if (read.organisation() != denied.organisation()) {
            throw new PartFailedException("the CA is of " + read.organisation() + ", and " + denied.name() + " is of "
                    + denied.organisation() + ", which alone withdraws its certificate");
        }
        return made;
    }

    private NodeIdentity found(NodeConnection.Status status) {
        String wanted = name;
        if (wanted == null) {
            throw new UsageException("name the node to deny, or --list");
        }
        List<NodeIdentity> named = status.nodes().stream()
                .map(NodeView::identity)
                .filter(identity -> identity != null && identity.name().equals(wanted))
                .filter(identity -> authority
                        .organisation()
                        .filter(organisation -> organisation != identity.organisation())
                        .isEmpty())
                .toList();
        if (named.size() != 1) {
            throw new PartFailedException(
                    named.isEmpty()
                            ? "this node knows no node " + wanted + "; see: gridmarket node list --dir " + node.folder()
                            : "there are " + named.size() + " nodes " + wanted + "; name --organisation");
        }
        return named.getFirst();
    }

    private Optional<DenialList> newest(List<Message> cards, Organisation organisation) {
        Authority believed = node.authority();
        return cards.stream()
                .filter(Message.Denial.class::isInstance)
                .map(message -> believed.denials(((Message.Denial) message).list()))
                .flatMap(read -> read instanceof Decision.Accepted<DenialList>(DenialList known)
                        ? Optional.of(known).stream()
                        : Optional.<DenialList>empty().stream())
                .filter(known -> known.organisation() == organisation)
                .findFirst();
    }

    private static BigInteger serial(String hex) {
        return new BigInteger(HexFormat.of().parseHex(hex));
    }
}
