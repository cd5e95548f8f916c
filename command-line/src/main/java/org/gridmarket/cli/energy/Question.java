package org.gridmarket.cli.energy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.GatewayOption;
import org.gridmarket.cli.ReportOption;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** A question to a gateway, shown as a table, or as the ledger's JSON. */
abstract class Question implements Callable<Integer> {
    @CommandLine.Mixin
    private final GatewayOption gateway = new GatewayOption();

    @CommandLine.Option(names = "--json", description = "Print the answer as it came.")
    private boolean json;

    @CommandLine.Mixin
    private final ReportOption report = new ReportOption();

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    /** Asks and returns the JSON of the answer. */
    abstract String ask(GatewayOption through);

    /** The answer for people. */
    abstract String shown(String answer, KnownMarket market);

    @Override
    public final Integer call() {
        String answer = ask(gateway);
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("answer", CommandTools.read(answer));
        report.write(keys);
        CommandTools.out(spec)
                .println(json ? answer : shown(answer, KnownMarket.of(gateway)).stripTrailing());
        return 0;
    }
}
