package org.gridmarket.check.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gridmarket.check.graph.StateGraph;
import org.gridmarket.check.logic.Truth;
import org.gridmarket.check.property.Property;
import org.gridmarket.check.property.PropertyFile;
import org.gridmarket.check.table.TableModel;
import org.gridmarket.check.table.TableMutant;
import org.gridmarket.kernel.allocation.cycle.CycleLifeCycle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tlc2.TLC;

/** TLC, another model checker by other people, finds true and broken what ours does, of the table and of each of its mutants. */
class TlcTest {
    private static final String EACH = "Each";
    private static final int MOST_NODES = 10_000;
    private static final Pattern BROKEN = Pattern.compile("Invariant asked_(\\w+) is violated|/\\\\ table = (\\d+)");

    @TempDir
    Path folder;

    private static List<TableModel> tables() {
        return Stream.concat(Stream.of(TableMutant.NONE), TableMutant.of(CycleLifeCycle.TABLE).stream())
                .map(mutant -> new TableModel(CycleLifeCycle.TABLE, mutant))
                .toList();
    }

    static List<Property> properties() {
        return PropertyFile.read(Path.of("../docs/properties/allocation-cycle.ctl"));
    }

    @Test
    void tlc_agrees_about_the_allocation_cycle_and_all_its_mutants() throws Exception {
        TlaModule module = new TlaModule(tables(), properties());
        Files.writeString(folder.resolve(module.name() + ".tla"), module.text());
        Files.writeString(folder.resolve(EACH + ".tla"), each(module));
        Files.writeString(folder.resolve(EACH + ".cfg"), configuration(module));

        Set<String> found = brokenByTlc();

        assertThat(module.properties()).hasSizeGreaterThan(5);
        assertThat(found).isEqualTo(brokenByUs()).isNotEmpty();
        assertThat(found).noneMatch(broken -> broken.startsWith("0 "));
    }

    @Test
    void an_exported_table_is_what_tlc_reads() throws Exception {
        ExportedFiles.write(tables().getFirst(), properties(), folder);

        assertThat(tlc("AllocationCycle")).contains("No error has been found");
    }

    /** TLC tells one broken invariant of a state, so each state is asked for one. */
    private static String each(TlaModule module) {
        StringBuilder text = new StringBuilder("---- MODULE " + EACH + " ----\nEXTENDS " + module.name() + "\n");
        int all = module.properties().size();
        text.append("VARIABLE asked\nEachInit == Init /\\ asked \\in 1..").append(all);
        text.append("\nEachSpec == EachInit /\\ [][Next /\\ UNCHANGED asked]_<<vars, asked>>\n");
        for (int i = 0; i < all; i++) {
            String name = TlaModule.invariant(module.properties().get(i).name());
            text.append("asked_" + name + " == asked = " + (i + 1) + " => (" + name + ")\n");
        }
        return text.append("====\n").toString();
    }

    private static String configuration(TlaModule module) {
        StringBuilder text = new StringBuilder("SPECIFICATION EachSpec\nCHECK_DEADLOCK FALSE\n");
        module.properties()
                .forEach(property -> text.append("INVARIANT asked_" + TlaModule.invariant(property.name()) + "\n"));
        return text.toString();
    }

    /** Such as {@code 3 final_once}: the mutant and the invariant. */
    private static Set<String> brokenByUs() {
        Set<String> broken = new TreeSet<>();
        List<TableModel> tables = tables();
        for (int t = 0; t < tables.size(); t++) {
            Truth truth = new Truth(StateGraph.of(tables.get(t), MOST_NODES));
            for (Property property : properties()) {
                if (LinearProperty.of(property).isPresent() && !truth.holds(property.formula())) {
                    broken.add(t + " " + TlaModule.invariant(property.name()));
                }
            }
        }
        return broken;
    }

    private Set<String> brokenByTlc() throws Exception {
        String text = tlc(EACH);
        assertThat(text).contains("distinct states found, 0 states left on queue");
        Set<String> broken = new TreeSet<>();
        Matcher matcher = BROKEN.matcher(text);
        String invariant = "";
        while (matcher.find()) {
            if (matcher.group(1) != null) {
                invariant = matcher.group(1);
            } else {
                broken.add(matcher.group(2) + " " + invariant);
            }
        }
        return broken;
    }

    /** TLC is a program that ends its process, so it has one of its own. With -continue it tells every broken state. */
    private String tlc(String module) throws Exception {
        Path told = folder.resolve("told");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-cp",
                        Path.of(TLC.class
                                        .getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .toURI())
                                .toString(),
                        TLC.class.getName(),
                        "-continue",
                        "-workers",
                        "1",
                        module))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(told.toFile())
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return Files.readString(told, StandardCharsets.UTF_8);
    }
}
