package org.gridmarket.testbed.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gridmarket.metrics.Metric;
import org.gridmarket.metrics.OwnMetrics;
import org.gridmarket.testkit.monitoring.Prometheus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each alert is made of metrics that there are, fires in a case of its own, and has its paragraph for who is woken. */
class AlertRulesTest {
    private static final Pattern FIRING = Pattern.compile("alertname: (\\w+)\\s+exp_alerts:(?: #.*)?\n +- exp_labels");
    private static final Pattern QUIET = Pattern.compile("alertname: (\\w+), exp_alerts: \\[\\]");
    private static final Pattern ASKED = Pattern.compile("job_name: (\\S+)");
    private static final Pattern NAMED = Pattern.compile("\\bjob=~?\"([^\"]+)\"");
    private static final Pattern ENDING = Pattern.compile("_(bucket|sum|count|max)$");

    @TempDir
    private Path scratch;

    private String[] call(String first, String second, String folder) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(first, second));
        MonitoringFiles.in(folder).forEach(file -> arguments.add(file.toString()));
        return arguments.toArray(String[]::new);
    }

    @Test
    void promtool_understands_every_rule() throws IOException {
        Prometheus.Answer answer = Prometheus.promtool(scratch, "", call("check", "rules", "alerts"));

        assertThat(answer.code()).as(answer.text()).isZero();
    }

    @Test
    void every_alert_fires_in_its_case_and_not_before() throws IOException {
        Prometheus.Answer answer = Prometheus.promtool(scratch, "", call("test", "rules", "tests"));

        assertThat(answer.code()).as(answer.text()).isZero();
    }

    @Test
    void promtool_understands_the_configuration_of_a_home() throws IOException {
        String file = MonitoringFiles.FOLDER.resolve("home/prometheus.yml").toString();

        Prometheus.Answer answer = Prometheus.promtool(scratch, "", "check", "config", "--syntax-only", file);

        assertThat(answer.code()).as(answer.text()).isZero();
    }

    /** An alert on a job that nobody asks never fires, and nobody is told. */
    @Test
    void every_job_that_an_alert_names_is_asked_by_the_configuration_that_the_network_or_the_home_has()
            throws IOException {
        Set<String> asked = new TreeSet<>();
        for (String file : List.of("network/templates/prometheus.yml", "monitoring/home/prometheus.yml")) {
            ASKED.matcher(Files.readString(MonitoringFiles.ROOT.resolve(file)))
                    .results()
                    .forEach(found -> asked.add(found.group(1)));
        }
        Set<String> named = new TreeSet<>();
        for (Path file : MonitoringFiles.in("alerts")) {
            NAMED.matcher(Files.readString(file)).results().forEach(found -> named.add(found.group(1)));
        }

        assertThat(named)
                .hasSizeGreaterThan(2)
                .allSatisfy(name -> assertThat(asked).anyMatch(job -> job.matches(name)));
    }

    /** The positive control: promtool's word is worth something. */
    @Test
    void a_rule_that_does_not_fire_is_found() throws IOException {
        Path rules = scratch.resolve("energy.yml");
        String text = Files.readString(MonitoringFiles.FOLDER.resolve("alerts/energy.yml"));
        Files.writeString(
                rules,
                text.replace("gridmarket_rounds_without_candidate >= 3", "gridmarket_rounds_without_candidate > 3"));
        Path cases = scratch.resolve("cases.yml");
        Files.writeString(
                cases,
                Files.readString(MonitoringFiles.FOLDER.resolve("tests/energy.yml"))
                        .replace("../alerts/energy.yml", rules.toString()));

        Prometheus.Answer answer = Prometheus.promtool(scratch, "", "test", "rules", cases.toString());

        assertThat(answer.code()).isNotZero();
        assertThat(answer.text()).contains("NoCandidate");
    }

    @Test
    void every_alert_has_a_case_in_which_it_fires() throws IOException {
        Set<String> firing = new TreeSet<>();
        Set<String> quiet = new TreeSet<>();
        for (Path file : MonitoringFiles.in("tests")) {
            String cases = Files.readString(file);
            FIRING.matcher(cases).results().forEach(found -> firing.add(found.group(1)));
            QUIET.matcher(cases).results().forEach(found -> quiet.add(found.group(1)));
        }

        assertThat(MonitoringFiles.alerts())
                .extracting(MonitoringFiles.Alert::name)
                .hasSizeGreaterThan(15)
                .containsExactlyInAnyOrderElementsOf(firing);
        assertThat(firing).containsAll(quiet);
    }

    @Test
    void every_alert_has_a_paragraph_that_says_what_to_look_at_and_what_to_do() throws IOException {
        List<String> without = new ArrayList<>();
        for (MonitoringFiles.Alert alert : MonitoringFiles.alerts()) {
            String[] runbook = alert.value("runbook").split("#");
            String section = section(Files.readString(MonitoringFiles.ROOT.resolve(runbook[0])), runbook[1]);
            if (!section.contains("`" + alert.name() + "`")
                    || !section.contains("*Do:*")
                    || !section.contains("*Look:*")) {
                without.add(alert.name() + " -> " + alert.value("runbook"));
            }
        }
        assertThat(without)
                .as("alerts whose runbook is missing, does not name them, or lacks Look or Do")
                .isEmpty();
    }

    /** The text below the heading that an anchor such as {@code round-overdue} means; empty if none. */
    private static String section(String page, String anchor) {
        for (String section : page.split("\n### ")) {
            String heading = section.substring(0, section.indexOf('\n'));
            if (heading.toLowerCase(Locale.ROOT)
                    .replaceAll("[^a-z0-9 -]", "")
                    .replace(' ', '-')
                    .equals(anchor)) {
                return section.split("\n## ")[0];
            }
        }
        return "";
    }

    @Test
    void alerts_cases_and_boards_name_only_metrics_that_there_are() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String folder : List.of("alerts", "tests", "grafana/boards")) {
            for (Path file : MonitoringFiles.in(folder)) {
                all.append(Files.readString(file));
            }
        }
        Set<String> named = MonitoringFiles.metricsIn(all.toString());

        assertThat(named)
                .hasSizeGreaterThan(30)
                .allSatisfy(name -> assertThat(known(name)).as(name).isTrue());
    }

    private static boolean known(String name) {
        return OwnMetrics.named(name).isPresent()
                || OwnMetrics.named(ENDING.matcher(name).replaceFirst(""))
                        .filter(metric -> metric.type() == Metric.Type.HISTOGRAM)
                        .isPresent();
    }

    @Test
    void promtool_understands_every_query_of_every_board() throws IOException {
        for (Path board : MonitoringFiles.in("grafana/boards")) {
            List<String> queries = MonitoringFiles.queries(board);
            assertThat(queries).as(board.toString()).hasSizeGreaterThan(4);
            String rules = queries.stream()
                    .map(query -> "      - {record: 'board:query', expr: '" + query.replace("'", "''")
                            + "', labels: {n: '" + queries.indexOf(query) + "'}}\n")
                    .collect(Collectors.joining("", "groups:\n  - name: board\n    rules:\n", ""));
            Path file = Files.writeString(scratch.resolve("queries.yml"), rules);

            Prometheus.Answer answer = Prometheus.promtool(scratch, "", "check", "rules", file.toString());

            assertThat(answer.code()).as(board + ": " + answer.text()).isZero();
        }
    }

    @Test
    void no_two_own_metrics_have_one_name() {
        List<String> names = OwnMetrics.families().stream()
                .flatMap(family -> family.metrics().stream())
                .map(Metric::name)
                .toList();

        assertThat(names).hasSizeGreaterThan(50).doesNotHaveDuplicates();
    }
}
