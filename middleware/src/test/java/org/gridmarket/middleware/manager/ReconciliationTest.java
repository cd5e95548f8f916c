package org.gridmarket.middleware.manager;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.kernel.lifecycle.Event;
import org.gridmarket.kernel.lifecycle.NoFacts;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.gridmarket.middleware.manager.ActorLifeCycle.Mover;
import org.gridmarket.middleware.manager.ActorLifeCycle.Status;
import org.gridmarket.middleware.manager.Reconciliation.Act;
import org.junit.jupiter.api.Test;

class ReconciliationTest {
    private static final ActorId ID = new ActorId("Light", "Crossing", 1);
    private static final Bytes LAUNCH = Digest.sha256(Bytes.utf8("first"));
    private static final Bytes OTHER = Digest.sha256(Bytes.utf8("second"));
    private static final Sight NOBODY = new Sight.Nobody();
    private static final Sight STARTING = new Sight.Alive(LAUNCH, false, 0);
    private static final Sight READY = new Sight.Alive(LAUNCH, true, 5);
    private static final Wish RUN = new Wish.Run(1, LAUNCH, 10);

    private final List<Act> acts = new ArrayList<>();
    private ManagedActor actor = ManagedActor.fetched(ID, 0);

    private void step(Wish wish, Sight sight, long now) {
        Reconciliation.Step step = Reconciliation.step(actor, wish, sight, now);
        actor = step.next();
        acts.add(step.act());
    }

    private void stands(Status status, Reason reason) {
        assertThat(actor.status()).isEqualTo(status);
        assertThat(actor.reason()).isEqualTo(reason);
    }

    /** Starts it at a moment, lets it run and end at another. */
    private void end(long started, long ended) {
        step(RUN, NOBODY, started);
        stands(Status.STARTING, Reason.STARTED);
        step(RUN, READY, started + 1);
        step(RUN, NOBODY, ended);
    }

    @Test
    void what_is_wanted_is_started_once_and_runs() {
        step(RUN, NOBODY, 0);
        step(RUN, STARTING, 250);
        step(RUN, READY, 500);
        step(RUN, READY, 750);

        stands(Status.ACTIVE, Reason.STARTED);
        assertThat(acts).containsExactly(Act.START, Act.NOTHING, Act.NOTHING, Act.NOTHING);
    }

    @Test
    void what_is_halted_is_asked_to_end_and_killed_when_it_does_not_hear() {
        step(RUN, NOBODY, 0);
        step(RUN, READY, 250);
        step(new Wish.Rest(2), READY, 1_000);
        stands(Status.STOPPING, Reason.NOT_WANTED);
        step(new Wish.Rest(2), READY, 1_000 + ManagerLimits.STOP_MILLIS);
        step(new Wish.Rest(2), NOBODY, 12_000);

        stands(Status.ENDED, Reason.NOT_WANTED);
        assertThat(acts).endsWith(Act.END, Act.KILL, Act.NOTHING);
        assertThat(actor.ends()).isEmpty();
    }

    @Test
    void who_ends_is_started_again_after_pauses_that_double() {
        end(0, 1_000);
        stands(Status.ENDED, Reason.ENDED);
        step(RUN, NOBODY, 1_999);
        stands(Status.ENDED, Reason.ENDED);

        end(2_000, 3_000);
        step(RUN, NOBODY, 4_999);
        stands(Status.ENDED, Reason.ENDED);
        end(5_000, 6_000);
    }

    @Test
    void who_ends_five_times_in_ten_minutes_stays_down_until_the_next_order() {
        long now = 0;
        for (int i = 0; i < ManagerLimits.ENDS; i++) {
            end(now, now + 1_000);
            now += 61_000;
        }
        step(RUN, NOBODY, now);
        stands(Status.FAILED, Reason.TOO_MANY_ENDS);
        step(RUN, NOBODY, now + 10 * ManagerLimits.ENDS_MILLIS);
        stands(Status.FAILED, Reason.TOO_MANY_ENDS);

        step(new Wish.Run(2, LAUNCH, 10), NOBODY, now);
        stands(Status.STARTING, Reason.STARTED);
    }

    @Test
    void who_ends_seldom_is_always_started_again() {
        long now = 0;
        for (int i = 0; i < 20; i++) {
            end(now, now + ManagerLimits.ENDS_MILLIS + 1);
            now += ManagerLimits.ENDS_MILLIS + 1_001;
        }
    }

    @Test
    void who_is_not_ready_in_time_is_ended_and_that_counts() {
        step(RUN, NOBODY, 0);
        step(RUN, STARTING, ManagerLimits.START_MILLIS);

        stands(Status.STOPPING, Reason.NOT_READY);
        assertThat(actor.ends()).hasSize(1);
    }

    @Test
    void who_uses_more_memory_than_allowed_is_ended_and_that_counts() {
        step(RUN, NOBODY, 0);
        step(RUN, READY, 1);
        step(RUN, new Sight.Alive(LAUNCH, true, 10), 2);
        stands(Status.ACTIVE, Reason.STARTED);
        step(RUN, new Sight.Alive(LAUNCH, true, 11), 3);

        stands(Status.STOPPING, Reason.LIMIT_MEMORY);
        assertThat(actor.ends()).hasSize(1);
    }

    @Test
    void another_package_takes_the_place_of_what_runs() {
        step(RUN, NOBODY, 0);
        step(RUN, READY, 1);
        Wish next = new Wish.Run(2, OTHER, 10);
        step(next, READY, 2);
        stands(Status.STOPPING, Reason.OTHER_LAUNCH);
        step(next, NOBODY, 3);
        step(next, NOBODY, 4);

        assertThat(acts).endsWith(Act.END, Act.NOTHING, Act.START);
    }

    @Test
    void the_next_life_of_the_daemon_adopts_what_runs_as_it_is_wanted() {
        step(RUN, NOBODY, 0);
        actor = actor.resumed(100);
        step(RUN, READY, 200);
        stands(Status.STARTING, Reason.ADOPTED);
        step(RUN, READY, 300);

        stands(Status.ACTIVE, Reason.ADOPTED);
        assertThat(acts).containsOnlyOnce(Act.START);
    }

    @Test
    void what_ended_while_the_daemon_was_away_has_ended_by_itself() {
        step(RUN, NOBODY, 0);
        step(RUN, READY, 100);
        actor = actor.resumed(200);
        stands(Status.ACTIVE, Reason.ADOPTED);
        step(RUN, NOBODY, 300);

        stands(Status.ENDED, Reason.ENDED);
        assertThat(actor.ends()).hasSize(1);
    }

    @Test
    void the_next_life_of_the_daemon_ends_what_is_not_wanted() {
        actor = actor.resumed(100);
        step(new Wish.Rest(1), READY, 200);

        stands(Status.STOPPING, Reason.NOT_WANTED);
        assertThat(acts).containsExactly(Act.END);
    }

    /** A daemon that is killed while it starts a process may leave one that nobody sees before its actor has failed. */
    @Test
    void who_comes_when_its_actor_has_failed_is_killed() {
        actor = new ManagedActor(ID, Status.FAILED, 9, 1, List.of(), 0, Reason.TOO_MANY_ENDS);
        step(RUN, READY, 10);

        stands(Status.FAILED, Reason.TOO_MANY_ENDS);
        assertThat(acts).containsExactly(Act.KILL);
    }

    @Test
    void after_a_reboot_nothing_has_ended_and_what_failed_stays_down() {
        end(0, 1_000);
        assertThat(actor.rebooted(5)).isEqualTo(new ManagedActor(ID, Status.FETCHED, 5, 1, List.of(), 0, Reason.WAITS));

        ManagedActor failed = new ManagedActor(ID, Status.FAILED, 9, 1, List.of(), 0, Reason.TOO_MANY_ENDS);
        assertThat(failed.rebooted(5).status()).isEqualTo(Status.FAILED);
    }

    @Test
    void every_state_and_event_leads_where_the_table_says_or_nowhere() {
        List<String> moves = new ArrayList<>();
        List<Event<NoFacts>> events = List.of(
                ActorLifeCycle.START,
                ActorLifeCycle.FIND,
                ActorLifeCycle.READY,
                ActorLifeCycle.STOP,
                ActorLifeCycle.GONE,
                ActorLifeCycle.GIVE_UP,
                ActorLifeCycle.ORDER,
                ActorLifeCycle.RESUME,
                ActorLifeCycle.REBOOT);
        for (Status from : Status.values()) {
            for (Event<NoFacts> event : events) {
                if (ActorLifeCycle.TABLE.allows(from, event)) {
                    moves.add(from + " " + event + " "
                            + ActorLifeCycle.TABLE.follow(from, event, Mover.NODE, NoFacts.NONE));
                }
            }
        }
        assertThat(moves)
                .containsExactly(
                        "FETCHED START STARTING",
                        "FETCHED FIND STARTING",
                        "FETCHED STOP STOPPING",
                        "STARTING READY ACTIVE",
                        "STARTING STOP STOPPING",
                        "STARTING GONE ENDED",
                        "STARTING RESUME FETCHED",
                        "STARTING REBOOT FETCHED",
                        "ACTIVE STOP STOPPING",
                        "ACTIVE GONE ENDED",
                        "ACTIVE REBOOT FETCHED",
                        "STOPPING GONE ENDED",
                        "STOPPING REBOOT FETCHED",
                        "ENDED START STARTING",
                        "ENDED FIND STARTING",
                        "ENDED STOP STOPPING",
                        "ENDED GIVE_UP FAILED",
                        "ENDED ORDER FETCHED",
                        "ENDED REBOOT FETCHED",
                        "FAILED ORDER FETCHED");
    }
}
