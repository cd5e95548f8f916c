package org.gridmarket.testbed.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Where a class may stand and what it may see from there, for all modules: docs/architecture.md, "Rules of the layout". Reads the
 * sources, since no module sees the classes of all others.
 */
class LayoutTest {
    /** Each owns a package of its name in every room: kernel, gateway, solver, agent, testkit, audit, simulation, bench, cli. */
    private static final Set<String> MARKETS = Set.of("energy", "allocation", "compute", "stream");

    /** What prepares and tries the product; nothing that runs at a member's may need it. */
    private static final Set<String> PROOF = Set.of("testbed", "market-testkit", "model-checker");

    /** Shared by all markets, and blind to each. */
    private static final List<String> SHARED = List.of(
            "org.gridmarket.kernel.quantity",
            "org.gridmarket.kernel.party",
            "org.gridmarket.kernel.wire",
            "org.gridmarket.kernel.decision",
            "org.gridmarket.kernel.lifecycle",
            "org.gridmarket.kernel.ledger",
            "org.gridmarket.kernel.command",
            "org.gridmarket.kernel.operation",
            "org.gridmarket.kernel.agreement",
            "org.gridmarket.kernel.licence",
            "org.gridmarket.kernel.clock",
            "org.gridmarket.kernel.purse",
            "org.gridmarket.kernel.contest",
            "org.gridmarket.audit",
            "org.gridmarket.chain",
            "org.gridmarket.chaincode",
            "org.gridmarket.client",
            "org.gridmarket.gateway.feed",
            "org.gridmarket.gateway.market",
            "org.gridmarket.gateway.readmodel",
            "org.gridmarket.gateway.relay",
            "org.gridmarket.coinshuffle",
            "org.gridmarket.ledger",
            "org.gridmarket.oblivious",
            "org.gridmarket.process",
            "org.gridmarket.slots",
            "org.gridmarket.discovery",
            "org.gridmarket.sandbox");

    /** The lists of markets, each of which has a line there; what else is shared has none. */
    private static final Set<String> LISTS = Set.of("MarketAudits.java");

    private static final Pattern PACKAGE = Pattern.compile("^package ([\\w.]+);", Pattern.MULTILINE);
    private static final Pattern NAMED = Pattern.compile("\\borg\\.gridmarket(?:\\.[a-z]\\w*)+(?=\\.[A-Z])");

    @Test
    void neither_libraries_nor_programs_see_testbed_testkit_or_model_checker() throws IOException {
        assertThat(violations((from, to) -> !PROOF.contains(from.module())
                        && from.main()
                        && Set.of("testbed", "testkit", "check").contains(room(to))))
                .isEmpty();
    }

    @Test
    void no_market_sees_another() throws IOException {
        assertThat(violations((from, to) -> {
                    String seeing = marketOf(from.packageName());
                    String seen = marketOf(to);
                    return !seeing.isEmpty() && !seen.isEmpty() && !seeing.equals(seen);
                }))
                .isEmpty();
    }

    @Test
    void what_is_shared_sees_no_market() throws IOException {
        assertThat(violations((from, to) -> from.main()
                        && isShared(from.packageName())
                        && LISTS.stream().noneMatch(list -> from.name().endsWith("/" + list))
                        && !marketOf(to).isEmpty()))
                .isEmpty();
    }

    @Test
    void libraries_see_no_program() throws IOException {
        Set<String> programs = Set.of("gateway", "agent", "cli", "audit", "middleware", "chaincode");
        assertThat(violations(
                        (from, to) -> from.module().startsWith("lib/") && from.main() && programs.contains(room(to))))
                .isEmpty();
    }

    /** It asks whether the gateway is on this machine, and says so in the log. */
    @Test
    void one_class_opens_connections_without_tls() throws IOException {
        List<String> open = new ArrayList<>();
        for (Path file : Sources.java()) {
            String name = Sources.nameOf(file);
            String text = Files.readString(file);
            if (name.contains("/src/main/")
                    && (text.contains(".usePlaintext(") || text.contains("InsecureChannelCredentials.create("))) {
                open.add(name);
            }
        }
        assertThat(open).containsExactly("lib/gateway-client/src/main/java/org/gridmarket/client/GatewayChannels.java");
    }

    /** The rules above are true of no sources as well. */
    @Test
    void the_rules_have_something_to_look_at() throws IOException {
        List<Source> sources = sources();
        assertThat(sources).hasSizeGreaterThan(500);
        assertThat(sources.stream().filter(source -> isShared(source.packageName())))
                .hasSizeGreaterThan(100);
        assertThat(sources.stream()
                        .filter(source -> marketOf(source.packageName()).equals("energy")))
                .hasSizeGreaterThan(200);
        assertThat(sources.stream().filter(source -> source.module().startsWith("lib/")))
                .hasSizeGreaterThan(50);
    }

    /** {@code room("org.gridmarket.solver.energy")} is {@code "solver"}. */
    private static String room(String packageName) {
        String[] parts = packageName.split("\\.");
        return parts.length > 2 ? parts[2] : "";
    }

    /** The first part below the room that is the name of a market; empty when there is none. */
    private static String marketOf(String packageName) {
        String[] parts = packageName.split("\\.");
        for (int i = 3; i < parts.length; i++) {
            if (MARKETS.contains(parts[i])) {
                return parts[i];
            }
        }
        return "";
    }

    private static boolean isShared(String packageName) {
        return marketOf(packageName).isEmpty()
                && SHARED.stream()
                        .anyMatch(shared -> packageName.equals(shared) || packageName.startsWith(shared + "."));
    }

    private static List<String> violations(BiPredicate<Source, String> forbidden) throws IOException {
        List<String> found = new ArrayList<>();
        for (Source source : sources()) {
            for (String seen : source.sees()) {
                if (forbidden.test(source, seen)) {
                    found.add(source.name() + " sees " + seen);
                }
            }
        }
        return found;
    }

    private static List<Source> sources() throws IOException {
        List<Source> sources = new ArrayList<>();
        for (Path file : Sources.java()) {
            String text = Files.readString(file);
            Matcher packageLine = PACKAGE.matcher(text);
            if (packageLine.find()) {
                Set<String> sees = new TreeSet<>();
                Matcher named = NAMED.matcher(withoutComments(text));
                while (named.find()) {
                    sees.add(named.group());
                }
                String name = Sources.nameOf(file);
                sources.add(new Source(name, packageLine.group(1), name.substring(0, name.indexOf("/src/")), sees));
            }
        }
        return sources;
    }

    private static String withoutComments(String text) {
        return text.replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("(?m)//.*$", "");
    }

    private record Source(String name, String packageName, String module, Set<String> sees) {
        boolean main() {
            return name.contains("/src/main/");
        }
    }
}
