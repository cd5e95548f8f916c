package org.gridmarket.testbed.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gridmarket.process.ChildProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * "On several machines" of network/README.md as it is printed, with one folder in the place of each machine: from keys to peers
 * that endorse. What differs from page to test: the folders, the ports, and the names of the organisation at hand.
 */
@Tag("network")
@Timeout(value = 9, unit = TimeUnit.MINUTES)
class SeveralMachinesTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern BLOCK = Pattern.compile("^```sh\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    /** Ends the nodes of all, whatever becomes of the page. */
    private static final String BEGINNING = """
            set -euo pipefail
            clean() { for network in "$TMPDIR"/*/network; do [[ ! -d $network ]] || network/down --dir "$network"; done; }
            trap clean EXIT
            (
                source network/lib.sh
                INSTANCE=$TMPDIR
                assign_ports network/topology/consortium.yaml network/topology/our-market.yaml
            )
            sed -i 's/^profile: .*/profile: our-market/' network/topology/our-market.yaml
            """;

    /** An organisation's machine: what acts there, and the peer where it has one. */
    private record Machine(String organisations, String peer, String domain) {
        String name() {
            return organisations.split(" ")[0];
        }
    }

    private static final Machine DSO = new Machine("Dso OrdDso", "peer-dso", "dso.gridmarket.test");
    private static final Machine COOPERATIVE =
            new Machine("Cooperative OrdCooperative", "peer-cooperative", "cooperative.gridmarket.test");
    private static final Machine REGULATOR =
            new Machine("Regulator OrdRegulator", "peer-regulator", "regulator.gridmarket.test");
    private static final Machine TSO = new Machine("OrdTso", "", "tso.gridmarket.test");
    private static final List<Machine> WITH_PEER = List.of(DSO, COOPERATIVE, REGULATOR);
    private static final List<Machine> ALL = List.of(DSO, COOPERATIVE, REGULATOR, TSO);

    @TempDir
    private Path folder;

    private static List<String> blocks() throws IOException {
        String page = Files.readString(ROOT.resolve("network/README.md"));
        int begin = page.indexOf("\n## On several machines\n");
        assertThat(begin).isNotNegative();
        return BLOCK.matcher(page.substring(begin, page.indexOf("\n## ", begin + 1)))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    /** These commands on one machine, in a shell that has been told what the page tells every shell. */
    private String on(Machine machine, String every, String commands) {
        String told = replaced(every, "/srv/gridmarket/network", "\"$TMPDIR/" + machine.name() + "/network\"");
        told = replaced(told, "/srv/gridmarket/handed-over", "\"$TMPDIR/handed-over\"");
        told = replaced(told, "'Cooperative OrdCooperative'", "'" + machine.organisations() + "'");
        return "(\n" + told + commands.replace("peer-cooperative", machine.peer()) + ")\n";
    }

    private static String replaced(String text, String word, String by) {
        assertThat(text).contains(word);
        return text.replaceFirst(Pattern.quote(word), Matcher.quoteReplacement(by));
    }

    @Test
    void each_organisation_founds_its_part_and_all_peers_endorse() throws Exception {
        List<String> blocks = blocks();
        assertThat(blocks).hasSize(7);
        StringBuilder script = new StringBuilder(BEGINNING);
        List<List<Machine>> who = List.of(ALL, ALL, List.of(DSO), ALL, WITH_PEER, WITH_PEER);
        for (int step = 0; step < who.size(); step++) {
            for (Machine machine : who.get(step)) {
                script.append(on(machine, blocks.getFirst(), blocks.get(step + 1)));
            }
        }
        script.append(on(REGULATOR, blocks.getFirst(), """
                network/cli Regulator User1 -- peer chaincode query -C gridmarket -n gridmarket -c '{"Args":["energy:readRules","{}"]}'
                (cd "$TMPDIR" && find . -name '*_sk' -o -name '*.key') >"$TMPDIR/keys"
                """));

        String output = run(script.toString());

        assertThat(output).contains("approved here; whoever approves last commits");
        for (Machine machine : ALL) {
            assertThat(Files.readAllLines(folder.resolve("tmp/keys")))
                    .filteredOn(key -> key.startsWith("./" + machine.name() + "/"))
                    .isNotEmpty()
                    .allSatisfy(key -> assertThat(key).contains(machine.domain()));
        }
        assertThat(Files.readAllLines(folder.resolve("tmp/keys"))).noneMatch(key -> key.startsWith("./handed-over"));
    }

    private String run(String script) throws IOException, InterruptedException {
        for (String part : List.of("monitoring", "chaincode", "crypto-config")) {
            Files.createSymbolicLink(folder.resolve(part), ROOT.resolve(part));
        }
        copy(ROOT.resolve("network"), folder.resolve("network"));
        Path page = Files.writeString(folder.resolve("page"), script);
        Path log = folder.resolve("page.log");
        Map<String, String> environment = Map.of(
                "TMPDIR", Files.createDirectory(folder.resolve("tmp")).toString(),
                "JAVA_HOME", System.getProperty("java.home"));
        ChildProcess process = ChildProcess.start(
                "page", List.of("bash", "-c", "cd '" + folder + "' && exec bash '" + page + "'"), environment, log);
        try {
            if (process.await() != 0) {
                throw process.failure("does not run as it is printed");
            }
        } finally {
            process.stop(TimeUnit.SECONDS.toMillis(20)); // the page's own trap ends the nodes when it is interrupted
        }
        return Files.readString(log);
    }

    /** With a topology more than the project has. */
    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
