package org.gridmarket.testbed.allocation;

import java.util.List;
import java.util.Map;
import org.gridmarket.kernel.allocation.AllocationRejection;
import org.gridmarket.kernel.allocation.clearing.Assignment;
import org.gridmarket.kernel.allocation.cycle.FinalSource;
import org.gridmarket.kernel.allocation.quantity.UnitValue;
import org.gridmarket.kernel.allocation.quantity.Volume;
import org.gridmarket.kernel.allocation.schema.MarketSchema;
import org.gridmarket.kernel.quantity.Money;

/**
 * What came of one market.
 *
 * @param cycles that became final
 * @param solved of them with a candidate
 * @param proved of them with all terms proved
 * @param offersMissing of those that were to be posted; each is refused, or nobody heard of it
 * @param value of all cycles, term by term
 * @param finaliseMillis from the end of each cycle to hearing that it is final
 * @param submitMillis of each operation of a member, from signing to outcome
 */
record MarketResult(
        String market,
        int members,
        int cycles,
        int solved,
        int proved,
        int offersPosted,
        int offersMissing,
        Map<String, Integer> offersRefused,
        Map<String, Integer> operationsRefused,
        int solutionsAccepted,
        List<Long> value,
        int assignments,
        Money paid,
        Money fees,
        int unsettledPages,
        List<Long> finaliseMillis,
        List<Long> submitMillis) {

    static MarketResult of(MarketRun run) {
        Hearing heard = run.hearing();
        List<Hearing.Ended> ended = heard.ended();
        MarketSchema schema = run.schema();
        int terms = schema.objective().size();
        Money paid = Money.ZERO;
        Money fees = Money.ZERO;
        int assignments = 0;
        for (Hearing.Ended each : ended) {
            List<Assignment> all = each.event().assignments().unpack(schema);
            assignments += all.size();
            for (int i = 0; i < all.size(); i++) {
                Volume volume = schema.volume(all.get(i).amounts());
                paid = paid.plus(new UnitValue(each.event().prices().at(i)).of(volume));
                fees = fees.plus(each.event().fee().of(volume));
            }
        }
        return new MarketResult(
                run.name().text(),
                run.given().groups().size(),
                ended.size(),
                (int) ended.stream()
                        .filter(each -> each.event().source() == FinalSource.CANDIDATE)
                        .count(),
                (int) ended.stream()
                        .filter(each -> each.leader()
                                .filter(leader -> leader.proof().proved() == terms)
                                .isPresent())
                        .count(),
                heard.posted(),
                run.given().offers().size() - heard.posted(),
                heard.refused(),
                run.members().refused(),
                heard.accepted(),
                heard.value(),
                assignments,
                paid,
                fees,
                run.unsettled(),
                ended.stream().map(Hearing.Ended::millis).sorted().toList(),
                run.members().millis().stream().sorted().toList());
    }

    /**
     * Whether everything was offered that was to be, solved where there was something to solve, and paid. A page of which nothing
     * was assigned, and that put nothing down, has nothing due: a refusal that says so is as it should be.
     */
    boolean isWhole() {
        boolean carried = operationsRefused.keySet().stream().allMatch(AllocationRejection.NOTHING_DUE.name()::equals);
        return carried && offersMissing == 0 && unsettledPages == 0 && solved > 0;
    }
}
