package org.gridmarket.cli.stream;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.report.TextTable;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.keys.KeyFile;
import org.gridmarket.roles.stream.desk.Member;
import org.gridmarket.roles.stream.desk.MemberRole;
import org.gridmarket.worker.stream.pulsar.PulsarTransport;
import org.gridmarket.worker.stream.transport.Transport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** A tenant of its own at a broker, for an account. */
@CommandLine.Command(
        name = "register",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Registers an account at a broker, which makes a tenant for it, and tells who is registered there.",
            "Whoever takes part registers by itself; this tries key and desk, and shows an account before it has anything to do."
        },
        footer = {
            "",
            "Example: ./gridmarket stream register --new --key s.key --role supplier --desk http://127.0.0.1:8095"
        })
final class Register implements Callable<Integer> {
    @CommandLine.Option(names = "--key", paramLabel = "FILE", required = true, description = "The account's key.")
    private Path keyFile = Path.of("account.key");

    @CommandLine.Option(names = "--new", description = "Make the account's key first.")
    private boolean fresh;

    @CommandLine.Option(
            names = "--role",
            paramLabel = "ROLE",
            split = ",",
            required = true,
            description = "customer, supplier, mediator or allocator; several with commas.")
    private List<MemberRole> roles = List.of();

    @CommandLine.Mixin
    private final DeskOption broker = new DeskOption();

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        AccountKeyPair keys = fresh ? KeyFile.make(keyFile) : KeyFile.read(keyFile);
        PrintWriter out = CommandTools.out(spec);
        URI desk = broker.desk();
        try (Transport transport = PulsarTransport.join(desk, keys, roles)) {
            TextTable table = new TextTable("account", "roles");
            for (Member member : transport.members()) {
                table.row(member.account(), words(member));
            }
            out.print(table);
        }
        out.println("account " + keys.publicKey() + " is registered at " + desk);
        out.flush();
        return 0;
    }

    private static String words(Member member) {
        return member.roles().stream()
                .map(role -> role.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
