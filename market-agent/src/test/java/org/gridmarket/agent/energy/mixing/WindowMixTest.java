package org.gridmarket.agent.energy.mixing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.mixing.CircleId;
import org.gridmarket.kernel.energy.mixing.MixLock;
import org.gridmarket.kernel.energy.mixing.MixSession;
import org.gridmarket.kernel.energy.mixing.MixWindow;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.keys.draw.EcvrfCheck;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The home with the highest key of all waits the longest to open a mix: 1.5 s for each of its group. */
class WindowMixTest {
    private static final MixWindow WINDOW = WindowExample.drawnByThree();
    private static final MarketCalendar CALENDAR = EnergyExamples.calendar();
    private static final LedgerTime SEALED = CALENDAR.gate(WINDOW.joinBook());
    private static final CircleId CIRCLE = new CircleId("all");
    private static final List<AccountKey> KEYS = IntStream.range(0, 8)
            .mapToObj(EnergyExamples::account)
            .sorted(Comparator.naturalOrder())
            .toList();

    private static WindowMix joined(int ownGroup) {
        AccountKey self = KEYS.getLast();
        WindowMix mix = new WindowMix(WINDOW, self, new WindowDraw(WINDOW, EnergyExamples.TARGET, new EcvrfCheck()));
        for (int i = 0; i < KEYS.size(); i++) {
            mix.joined(KEYS.get(i), new GroupId(i >= KEYS.size() - ownGroup ? "own" : "other"), CIRCLE);
        }
        mix.closed(WINDOW.joinBook(), SEALED);
        assertThat(opens(mix, 0)).isNull();
        return mix;
    }

    private static EnergyCommand.@Nullable Signed opens(WindowMix mix, long afterMillis) {
        return mix.command(CALENDAR, WINDOW.joinBook(), 6, SEALED.plusMillis(afterMillis));
    }

    @Test
    void homes_of_its_own_group_come_before() {
        assertThat(opens(joined(5), 4 * 1_500 - 1)).isNull();
        assertThat(opens(joined(5), 4 * 1_500)).isInstanceOf(EnergyCommand.OpenMix.class);
    }

    @Test
    void homes_of_another_group_do_not_hold_it_back() {
        assertThat(opens(joined(2), 1_500)).isInstanceOf(EnergyCommand.OpenMix.class);
    }

    @Test
    void one_who_was_excluded_takes_its_bundles_back_though_the_others_have_mixed() {
        WindowMix mix = joined(5);
        MixSession session = new MixSession(WINDOW.first(), new GroupId("own"), 0);
        mix.locked(lock(session, 0, KEYS.subList(3, 8)));
        mix.locked(lock(session, 1, KEYS.subList(3, 7)));

        assertThat(mix.committed(session)).isFalse();
        assertThat(opens(mix, 0)).isInstanceOf(EnergyCommand.ReclaimMix.class);
    }

    private static MixLock lock(MixSession session, int run, List<AccountKey> participants) {
        return new MixLock(
                session, CIRCLE, run, EnergyExamples.EPOCH, EnergyExamples.account(301), participants, false);
    }
}
