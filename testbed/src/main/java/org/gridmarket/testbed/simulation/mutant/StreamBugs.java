package org.gridmarket.testbed.simulation.mutant;

import java.util.List;
import java.util.Set;
import org.gridmarket.testbed.simulation.Fault;
import org.gridmarket.testbed.simulation.SimulatedMarkets;

/** Bugs of the stream market: wordings that reference/stream-model broke, and checks taken out. */
final class StreamBugs {
    private static final String STREAM = "market-kernel/src/main/java/org/gridmarket/kernel/stream/";
    private static final Set<Fault> ADVERSARIES = Set.of(Fault.WILD_PARTICIPANTS);

    static final List<Mutant> ALL = List.of(
            bug(
                    "a step that is missing is timed out before it is due",
                    "lane/EpochTimes.java",
                    "return !now.isBefore(due.plusMillis(toleranceMillis));",
                    "return !now.isBefore(due.plusMillis(toleranceMillis - 290_000));"),
            bug(
                    "a wrong output is paid for",
                    "operation/Opening.java",
                    "return pairs().anyMatch(Pair::hasOtherOutput);",
                    "return false;"),
            bug(
                    "one mediator's word decides, however many there are",
                    "lane/Allocation.java",
                    "return terms.mediators().size() / 2 + 1;",
                    "return 1;"),
            bug(
                    "what a silent customer has not revealed is not paid",
                    "lane/LaneClosing.java",
                    "if (gone == null || lane.status() == LaneStatus.OVER) {",
                    "if (gone == null || lane != null) {"),
            bug(
                    "a customer's deposit covers one mediation, however many lanes",
                    "offer/Stakes.java",
                    "Money customerDeposit = share.max(Share.times(mediation, lanes));",
                    "Money customerDeposit = share.max(Share.floor(mediation, 1, 2));"),
            bug(
                    "a panel finds no customer wrong",
                    "lane/StreamVerdict.java",
                    "!outputs.get(i).equals(revealed.tests().get(i).output())",
                    "false"),
            bug(
                    "what mediators have earned is lost when an allocation closes",
                    "operation/Closing.java",
                    "presence.plus(member.bond()).plus(member.owed())",
                    "presence.plus(member.bond())"));

    private StreamBugs() {}

    private static Mutant bug(String name, String file, String original, String replacement) {
        return new Mutant(SimulatedMarkets.STREAM, name, STREAM + file, original, replacement, ADVERSARIES);
    }
}
