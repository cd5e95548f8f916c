package org.gridmarket.cli.energy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.GatewayOption;
import org.gridmarket.cli.GatewayQuestion;
import picocli.CommandLine;

/** A question to a gateway, shown as a table, or as the ledger's JSON. */
abstract class Question extends GatewayQuestion {
    @CommandLine.Option(names = "--json", description = "Print the answer as it came.")
    private boolean json;

    /** Asks and returns the JSON of the answer. */
    abstract String ask(GatewayOption through);

    /** The answer for people. */
    abstract String shown(String answer, KnownMarket market);

    @Override
    public final Integer call() {
        String answer = ask(gateway());
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("answer", CommandTools.read(answer));
        report(keys);
        out().println(json ? answer : shown(answer, KnownMarket.of(gateway())).stripTrailing());
        return 0;
    }
}
