package org.gridmarket.cli.clock;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gridmarket.api.v1.PeriodsReply;
import org.gridmarket.api.v1.SealedPeriod;
import org.gridmarket.api.v1.WaitingPeriod;
import org.gridmarket.cli.GatewayQuestion;
import org.gridmarket.cli.report.TextTable;
import picocli.CommandLine;

/** What waits for a seal or a sweep, and what was sealed. */
@CommandLine.Command(
        name = "periods",
        mixinStandardHelpOptions = true,
        description = {
            "Lists the periods under which outcomes of operations are kept, and the newest seals.",
            "A period is sealed once it is over, so that nothing which names it can come any more; then its outcomes are"
                    + " swept. A period under which nothing is kept needs no seal."
        },
        footer = {"", "Example: ./gridmarket clock periods --gateway 127.0.0.1:8080"})
final class ListPeriods extends GatewayQuestion {
    @Override
    public Integer call() {
        PeriodsReply reply = gateway().askAt(ClockQuestions::periods);
        report(keys(reply));
        lines(reply).forEach(out()::println);
        return 0;
    }

    static Map<String, Object> keys(PeriodsReply reply) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("keeps", reply.getKeeps());
        keys.put("asked_ms", reply.getAskedMs() == 0 ? null : reply.getAskedMs());
        keys.put(
                "waiting", reply.getWaitingList().stream().map(ListPeriods::row).toList());
        keys.put("sealed", reply.getSealed());
        keys.put("seals", reply.getSealsList().stream().map(ListPeriods::row).toList());
        return keys;
    }

    private static Map<String, Object> row(WaitingPeriod one) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("period", one.getPeriod());
        row.put("sealable_ms", one.getSealableMs());
        row.put("sealed_ms", one.getSealedMs() == 0 ? null : one.getSealedMs());
        return row;
    }

    private static Map<String, Object> row(SealedPeriod one) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("period", one.getPeriod());
        row.put("sealed_ms", one.getSealedMs());
        row.put("block", one.getBlock());
        row.put("transaction", one.getTransactionId());
        row.put("swept_rows", one.getSweptRows());
        return row;
    }

    static List<String> lines(PeriodsReply reply) {
        List<String> lines = new ArrayList<>();
        if (reply.getAskedMs() == 0) {
            lines.add("what waits is not known here: "
                    + (reply.getKeeps()
                            ? "the gateway has not asked the ledger yet"
                            : "this gateway seals nothing (gridmarket.closer.enabled); ask one that does"));
        } else if (reply.getWaitingCount() == 0) {
            lines.add("nothing waits, as of " + ClockWords.time(reply.getAskedMs()));
        } else {
            lines.add("waiting, as of " + ClockWords.time(reply.getAskedMs()));
            TextTable waiting = new TextTable("period", "may be sealed from", "sealed at", "waits for");
            reply.getWaitingList()
                    .forEach(one -> waiting.row(
                            one.getPeriod(),
                            ClockWords.time(one.getSealableMs()),
                            one.getSealedMs() == 0 ? "" : ClockWords.time(one.getSealedMs()),
                            one.getSealedMs() == 0 ? "its seal" : "a sweep"));
            lines.add(waiting.toString().stripTrailing());
        }
        if (reply.getSealsCount() > 0) {
            TextTable seals = new TextTable("sealed", "at", "block", "rows swept");
            reply.getSealsList()
                    .forEach(one -> seals.row(
                            one.getPeriod(), ClockWords.time(one.getSealedMs()), one.getBlock(), one.getSweptRows()));
            lines.add(reply.getSealed() + " periods have been sealed, the newest first:");
            lines.add(seals.toString().stripTrailing());
        }
        return lines;
    }
}
