package org.gridmarket.agent.energy.mixing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gridmarket.kernel.energy.draw.DrawShare;
import org.gridmarket.kernel.energy.draw.SessionDraw;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.mixing.MixWindow;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.keys.draw.EcvrfCheck;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Three keys draw, and wait 10 s for each other. */
class WindowDrawTest {
    private static final GroupId GROUP = new GroupId("g");
    private static final LedgerTime SEALED = EnergyExamples.EPOCH;
    private static final long WAIT_MILLIS = 10_000;
    private static final MixWindow WINDOW = WindowExample.drawnByThree();

    private final WindowDraw draw = new WindowDraw(WINDOW, EnergyExamples.TARGET, new EcvrfCheck());

    WindowDrawTest() {
        draw.sealed(SEALED);
    }

    private static DrawShare share(int key) {
        return EnergyExamples.drawKeys(key).share(new SessionDraw(EnergyExamples.TARGET, WINDOW.first(), GROUP));
    }

    private EnergyCommand.@Nullable Signed after(long millis) {
        return draw.command(GROUP, 0, SEALED.plusMillis(millis));
    }

    @Test
    void opens_at_once_with_all_shares() {
        draw.take(GROUP, List.of(share(1), share(2), share(3)));

        assertThat(after(0))
                .isInstanceOfSatisfying(
                        EnergyCommand.OpenMix.class,
                        open -> assertThat(open.shares()).containsExactlyInAnyOrder(share(1), share(2), share(3)));
    }

    @Test
    void a_forged_share_is_not_taken() {
        draw.take(GROUP, List.of(share(1), share(2), new DrawShare(share(3).key(), share(1).proof())));

        assertThat(draw.isComplete()).isFalse();
    }

    @Test
    void a_share_of_a_stranger_or_of_another_group_is_not_taken() {
        draw.take(new GroupId("h"), List.of(share(1), share(2), share(3)));
        draw.take(GROUP, List.of(share(4)));

        assertThat(after(WAIT_MILLIS)).isNull();
    }

    @Test
    void waits_before_it_puts_an_incomplete_draw_on_the_ledger() {
        draw.take(GROUP, List.of(share(1), share(2)));

        assertThat(after(WAIT_MILLIS / 2 - 1)).isNull();
        assertThat(after(WAIT_MILLIS / 2))
                .isInstanceOfSatisfying(
                        EnergyCommand.PostDrawShares.class,
                        post -> assertThat(post.shares()).containsExactlyInAnyOrder(share(1), share(2)));
    }

    @Test
    void what_stands_is_not_put_on_the_ledger_again() {
        draw.take(GROUP, List.of(share(1), share(2)));
        draw.stand(List.of(share(2)));

        assertThat(after(WAIT_MILLIS / 2))
                .isInstanceOfSatisfying(
                        EnergyCommand.PostDrawShares.class,
                        post -> assertThat(post.shares()).containsExactly(share(1)));
        draw.stand(List.of(share(1)));
        assertThat(after(WAIT_MILLIS / 2)).isNull();
    }

    @Test
    void opens_without_a_silent_gateway_when_the_waiting_time_is_over() {
        draw.take(GROUP, List.of(share(1)));
        draw.stand(List.of(share(3)));

        assertThat(after(WAIT_MILLIS))
                .isInstanceOfSatisfying(
                        EnergyCommand.OpenMix.class,
                        open -> assertThat(open.shares()).containsExactlyInAnyOrder(share(1), share(3)));
    }

    @Test
    void who_comes_later_in_turn_waits_so_much_longer() {
        draw.take(GROUP, List.of(share(1), share(2)));
        draw.stand(List.of(share(1), share(2)));

        assertThat(draw.command(GROUP, 1_500, SEALED.plusMillis(WAIT_MILLIS + 1_499)))
                .isNull();
        assertThat(draw.command(GROUP, 1_500, SEALED.plusMillis(WAIT_MILLIS + 1_500)))
                .isInstanceOf(EnergyCommand.OpenMix.class);
    }
}
