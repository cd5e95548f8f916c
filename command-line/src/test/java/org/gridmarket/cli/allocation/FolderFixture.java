package org.gridmarket.cli.allocation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gridmarket.cli.Gridmarket;
import picocli.CommandLine;

/** A market as a folder that a test writes, and the command on it. */
final class FolderFixture {
    /** One field {@code place}, one dimension, VOLUME then WELFARE, MIDPOINT; what a test needs otherwise it replaces. */
    private static final String SCHEMA = """
            {"name":"seats","operator":"DSO","supervisor":"REGULATOR","type":[{"name":"place","min":0,"max":100}],\
            "quantity":[{"name":"seats","max":1000000,"decimals":0,"volume":1}],"offers":{"provide":[],"consume":[]},\
            "objective":["VOLUME","WELFARE"],"price":"MIDPOINT","money":{"settled":true,"holdMillis":0},\
            "calendar":{"epoch":1750000000000,"offeringMillis":600000,"solvingMillis":300000,"graceMillis":60000,\
            "lapseMillis":120000,"overlap":false,"life":1,"simulation":false},\
            "limits":{"members":20,"offersPerMember":5,"alternatives":20,"assignments":100},\
            "terms":{"feeMicro":0,"bands":[],"weights":[],"pairs":[],"capacities":[]}}
            """;

    private final Path folder;
    private String schema = SCHEMA;
    private String members = "member,groups\nm1,\nm2,\nm3,\nm4,\nm5,\n";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    FolderFixture(Path folder) {
        this.folder = folder;
    }

    FolderFixture with(String part, String other) {
        if (!schema.contains(part)) {
            throw new IllegalArgumentException("the schema has no " + part);
        }
        schema = schema.replace(part, other);
        return this;
    }

    FolderFixture members(String... lines) {
        members = "member,groups\n" + String.join("\n", lines) + "\n";
        return this;
    }

    /** @param lines of offers.csv, with the heading */
    FolderFixture offers(String... lines) throws IOException {
        Files.writeString(folder.resolve("market.json"), schema);
        Files.writeString(folder.resolve("members.csv"), members);
        Files.writeString(folder.resolve("offers.csv"), String.join("\n", lines) + "\n");
        return this;
    }

    /** The report of {@code solve}. */
    JsonNode solve(String... more) throws IOException {
        Path report = folder.resolve("report.json");
        List<String> typed = new ArrayList<>(
                List.of("allocation", "solve", "--market", folder.toString(), "--report", report.toString()));
        typed.addAll(List.of(more));
        int exit = run(typed);
        if (exit != 0) {
            throw new IllegalStateException("ended with " + exit + ": " + err);
        }
        return new ObjectMapper().readTree(report.toFile());
    }

    /** The exit code of any command on the folder. */
    int allocation(String command, String... more) {
        return run(Stream.concat(Stream.of("allocation", command, "--market", folder.toString()), Stream.of(more))
                .toList());
    }

    private int run(List<String> typed) {
        CommandLine commands = Gridmarket.commandLine();
        commands.setOut(new PrintWriter(out, true));
        commands.setErr(new PrintWriter(err, true));
        return commands.execute(typed.toArray(String[]::new));
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }
}
