package org.gridmarket.agent.energy.page;

import java.util.List;
import org.gridmarket.agent.energy.statement.CycleStatement;
import org.gridmarket.kernel.quantity.Money;

/** The statements of a home as comma-separated values, one line a cycle; Wh and µ as integers. */
final class StatementCsv {
    private static final String HEADING =
            "first_interval,last_interval,sold_wh,sold_micro,bought_wh,bought_micro,fees_micro,"
                    + "surplus_wh,surplus_micro,deficit_wh,deficit_micro,sum_micro,saved_micro,bill_micro,unread_intervals";

    private StatementCsv() {}

    static String of(List<CycleStatement> cycles) {
        StringBuilder text = new StringBuilder(HEADING).append('\n');
        for (CycleStatement cycle : cycles) {
            text.append(String.join(
                            ",",
                            cycle.first().toString(),
                            cycle.last().toString(),
                            Long.toString(cycle.soldEnergy().wh()),
                            Long.toString(cycle.sold().micro()),
                            Long.toString(cycle.boughtEnergy().wh()),
                            Long.toString(cycle.bought().micro()),
                            Long.toString(cycle.fees().micro()),
                            Long.toString(cycle.surplusEnergy().wh()),
                            Long.toString(cycle.surplus().micro()),
                            Long.toString(cycle.deficitEnergy().wh()),
                            Long.toString(cycle.deficit().micro()),
                            Long.toString(cycle.sum().micro()),
                            Long.toString(cycle.saved().micro()),
                            cycle.bill().map(Money::micro).map(String::valueOf).orElse(""),
                            Integer.toString(cycle.unread())))
                    .append('\n');
        }
        return text.toString();
    }
}
