package org.gridmarket.cli.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A page for people: a summary, plots, tables. One file without anything from elsewhere. */
public final class HtmlReport {
    private static final String STYLE = """
            :root { color-scheme: light dark; }
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 56rem; margin: 2rem auto; padding: 0 1rem; }
            h1 { font-size: 1.6rem; } h2 { font-size: 1.15rem; margin-top: 2.2rem; }
            table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
            td, th { padding: .2rem .8rem .2rem 0; text-align: left; vertical-align: top; }
            tr { border-bottom: 1px solid #8884; }
            li { overflow-wrap: anywhere; } td { overflow-wrap: anywhere; }
            .verdict { border-left: .4rem solid; padding: .4rem .8rem; }
            .verdict.good { border-color: #2a7f3f; } .verdict.bad { border-color: #c0392b; font-weight: 600; }
            .wide { overflow-x: auto; } .wide td { text-align: right; } .note { opacity: .75; }
            svg { width: 100%; height: auto; }
            svg path { fill: none; stroke-width: 2; stroke-linejoin: round; }
            svg .grid { stroke: #8884; } svg text { fill: currentColor; font-size: 12px; }
            """;

    private final String title;
    private final List<String> parts = new ArrayList<>();

    public HtmlReport(String title) {
        this.title = title;
    }

    /** The one sentence that people came for. */
    public HtmlReport verdict(boolean good, String text) {
        parts.add("<p class=\"verdict " + (good ? "good" : "bad") + "\">" + Plot.escaped(text) + "</p>");
        return this;
    }

    /** Sentences, one below the other. */
    public HtmlReport list(String heading, List<String> sentences) {
        StringBuilder list = new StringBuilder(heading(heading)).append("<ul>\n");
        sentences.forEach(one -> list.append("<li>").append(Plot.escaped(one)).append("</li>\n"));
        parts.add(list.append("</ul>").toString());
        return this;
    }

    /** A paragraph. */
    public HtmlReport paragraph(String text) {
        parts.add("<p class=\"note\">" + Plot.escaped(text) + "</p>");
        return this;
    }

    /** Names and values that need no explanation. */
    public HtmlReport facts(String heading, Map<String, ?> facts) {
        return facts(
                heading,
                facts.entrySet().stream()
                        .map(fact -> new Fact(fact.getKey(), fact.getValue(), ""))
                        .toList());
    }

    /** Names, values, and what they mean; the meaning may be empty. */
    public HtmlReport facts(String heading, List<Fact> facts) {
        StringBuilder table = new StringBuilder(heading(heading)).append("<table>\n");
        for (Fact fact : facts) {
            table.append("<tr><th>")
                    .append(Plot.escaped(fact.name()))
                    .append("</th><td>")
                    .append(Plot.escaped(String.valueOf(fact.value())));
            if (!fact.meaning().isEmpty()) {
                table.append("<br><span class=\"note\">")
                        .append(Plot.escaped(fact.meaning()))
                        .append("</span>");
            }
            table.append("</td></tr>\n");
        }
        parts.add(table.append("</table>").toString());
        return this;
    }

    /** A plot with a sentence on what it shows. */
    public HtmlReport plot(Plot plot, String caption) {
        parts.add(heading(plot.title()) + plot.svg() + "<p class=\"note\">" + Plot.escaped(caption) + "</p>");
        return this;
    }

    /** A table of numbers. */
    public HtmlReport table(String heading, List<String> columns, List<List<String>> rows) {
        StringBuilder table = new StringBuilder(heading(heading)).append("<div class=\"wide\"><table>\n<tr>");
        columns.forEach(
                column -> table.append("<th>").append(Plot.escaped(column)).append("</th>"));
        table.append("</tr>\n");
        for (List<String> row : rows) {
            table.append("<tr>");
            row.forEach(cell -> table.append("<td>").append(Plot.escaped(cell)).append("</td>"));
            table.append("</tr>\n");
        }
        parts.add(table.append("</table></div>").toString());
        return this;
    }

    /** Rows with the same keys, which become the headings. At least one row. */
    public HtmlReport table(String heading, List<Map<String, Object>> rows) {
        return table(
                heading,
                List.copyOf(rows.getFirst().keySet()),
                rows.stream()
                        .map(row -> row.values().stream().map(String::valueOf).toList())
                        .toList());
    }

    private static String heading(String text) {
        return "<h2>" + Plot.escaped(text) + "</h2>\n";
    }

    /** The whole page. */
    public String text() {
        return "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width\">\n<title>" + Plot.escaped(title)
                + "</title>\n<style>\n" + STYLE + "</style></head>\n<body>\n<h1>" + Plot.escaped(title) + "</h1>\n"
                + String.join("\n", parts) + "\n</body></html>\n";
    }

    /** Writes the page. */
    public void write(Path file) {
        try {
            Files.writeString(file, text());
        } catch (IOException unwritable) {
            throw new ReportException("cannot write the page to " + file + ": " + unwritable, unwritable);
        }
    }
}
