package org.gridmarket.middleware.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gridmarket.middleware.daemon.MachineProcesses;
import org.gridmarket.middleware.daemon.NodeDaemon;
import org.gridmarket.middleware.daemon.TriedDaemons;
import org.gridmarket.middleware.local.LocalSocket;
import org.gridmarket.middleware.model.ApplicationModel;
import org.gridmarket.middleware.model.ModelText;
import org.gridmarket.middleware.model.ModelTexts;
import org.gridmarket.middleware.model.Value;
import org.gridmarket.process.ChildProcess;
import org.gridmarket.process.FatalErrors;
import org.gridmarket.process.JavaProgram;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Actors on two machines with a daemon each: they find each other by discovery and speak over the real links. */
@Timeout(60)
class ActorsTest {
    private final ApplicationModel talk =
            ModelText.applications(ModelTexts.of("talk.riaps")).orThrow().getFirst();

    @TempDir
    private static Path folder;

    private static final FatalErrors FATAL = new FatalErrors();
    private static final List<AutoCloseable> SERVING = new ArrayList<>();
    private static TriedDaemons daemons = new TriedDaemons(Path.of("none"));

    private final List<AutoCloseable> open = new ArrayList<>();
    private final TalkCode feeder = new TalkCode();
    private final TalkCode house = new TalkCode();

    /** One pair of daemons for all: a daemon takes 2 s before it tells of others (rule 10 of discovery). */
    @BeforeAll
    static void serve() {
        daemons = new TriedDaemons(folder);
        SERVING.addFirst(daemons);
        for (String node : List.of("one", "two")) {
            SERVING.addFirst(serve(node, daemons.start(node)));
        }
    }

    @AfterAll
    static void endServing() throws Exception {
        for (AutoCloseable each : SERVING) {
            each.close();
        }
        assertThat(FATAL.failure()).isEmpty();
    }

    private static LocalSocket serve(String node, NodeDaemon daemon) {
        return new LocalSocket(socket(node), daemon, new MachineProcesses(), daemons.clock, FATAL);
    }

    private static Path socket(String node) {
        return folder.resolve(node + ".sock");
    }

    private ActorRun start(String node, String type, String instance, TalkCode code) {
        return start(node, type, instance, Map.of("club", new Value.Text("north")), code);
    }

    private ActorRun start(String node, String type, String instance, Map<String, Value> given, TalkCode code) {
        ActorRun run = new ActorRun(
                new ActorSetting(talk, talk.actor(type).orElseThrow(), instance, given, "127.0.0.1", socket(node)),
                code,
                FATAL);
        open.addFirst(run);
        return run;
    }

    private void end(ActorRun actor) {
        open.remove(actor);
        actor.close();
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    @Test
    void ports_find_each_other_across_machines_and_speak_in_every_way() throws InterruptedException {
        ActorRun one = start("one", "Feeder", "1", feeder);
        ActorRun two = start("two", "House", "1", house);

        house.awaitAll("level 7", "sink.client up Feeder-1", "sink.request up Feeder-1", "sink.query up Feeder-1");
        house.ask();
        house.awaitAll("client: served a", "request: replied b", "query: answered House-1", "query: answered again");
        assertThat(List.of(one.counts(), two.counts())).containsOnly(ActorCounts.NONE);
    }

    @Test
    void local_messages_reach_actors_of_the_machine_and_internal_ones_their_own_components()
            throws InterruptedException {
        start("one", "Feeder", "1", feeder);
        start("one", "House", "1", house);
        start("two", "Both", "1", new TalkCode());

        house.await("near 8");
        assertThat(house.seen).noneMatch(each -> each.startsWith("inner") || each.equals("near 6"));

        TalkCode both = new TalkCode();
        start("two", "Both", "2", both);
        both.await("inner 7");
    }

    @Test
    void an_actor_that_ends_is_down_at_once_and_its_next_life_is_up() throws InterruptedException {
        ActorRun first = start("one", "Feeder", "1", feeder);
        start("two", "House", "1", house);
        house.await("level 7");

        end(first);
        house.await("sink.in down Feeder-1");
        start("one", "Feeder", "1", new TalkCode());

        house.await("level 7");
    }

    @Test
    void without_anybody_to_ask_questions_end_at_once() throws InterruptedException {
        start("two", "House", "1", house);

        house.ask();

        house.await("client: nothing");
        house.await("request asked false");
        house.await("query asked false");
    }

    @Test
    void members_of_a_group_follow_one_leader_and_the_next_one_when_it_ends() throws InterruptedException {
        boolean oneIsSmaller = TriedDaemons.id("one").compareTo(TriedDaemons.id("two")) < 0;
        TalkCode leader = oneIsSmaller ? feeder : house;
        TalkCode other = oneIsSmaller ? house : feeder;
        ActorRun leading = start(oneIsSmaller ? "one" : "two", "Guest", "1", leader);
        ActorRun following = start(oneIsSmaller ? "two" : "one", "Guest", "2", other);

        other.awaitAll("leader Guest-1", "welcome from Guest-1", "to all from Guest-1");
        leader.awaitAll("joined Guest-2", "hello from Guest-2");
        assertThat(leader.seen).noneMatch(each -> each.startsWith("to all"));
        end(leading);

        other.awaitAll("left Guest-1", "leader Guest-2");
        assertThat(following.counts().strange()).isZero();
    }

    @Test
    void groups_of_other_names_do_not_meet() throws InterruptedException {
        start("one", "Guest", "1", feeder);
        start("two", "Guest", "2", Map.of("club", new Value.Text("south")), house);

        house.await("leader Guest-2");
        TalkCode last = new TalkCode();
        start("two", "Guest", "3", last);
        last.await("joined Guest-1");

        assertThat(house.seen).noneMatch(each -> each.contains("Guest-1") || each.contains("Guest-3"));
    }

    /** Rules 9 and 11 of discovery, as far as actors see them. */
    @Test
    void a_daemon_that_goes_and_comes_back_tells_nobody_anything() throws Exception {
        NodeDaemon first = daemons.start("three");
        LocalSocket served = serve("three", first);
        start("three", "Feeder", "1", feeder);
        start("two", "House", "1", house);
        house.awaitAll(
                "level 7",
                "sink.client up Feeder-1",
                "sink.request up Feeder-1",
                "sink.query up Feeder-1",
                "sink.in up Feeder-1");

        served.close();
        first.close();
        SERVING.addFirst(serve("three", daemons.start("three")));
        TalkCode later = new TalkCode();
        start("three", "House", "2", later);
        later.await("level 7"); // the new daemon serves, and the feeder has said again who it is

        assertThat(house.seen).noneMatch(each -> each.contains(" up ") || each.contains(" down "));
        assertThat(feeder.seen).noneMatch(each -> each.contains(" down "));
    }

    /** A process is killed, and another one stands still: both as their machine sees it, in another process. */
    @Test
    void a_killed_actor_is_down_soon_and_one_that_stands_still_is_down_until_it_goes_on() throws Exception {
        start("two", "House", "1", house);
        ChildProcess killed = process("1");
        house.await("level 7");
        killed.kill();
        house.await("sink.in down Feeder-1");

        ChildProcess standing = process("2");
        house.await("level 7");
        standing.signal("STOP");
        house.await("sink.in down Feeder-2");
        house.ask();
        house.await("client: nothing");
        standing.signal("CONT");
        house.await("sink.in up Feeder-2");
    }

    private ChildProcess process(String instance) {
        ChildProcess child = new JavaProgram(
                        "feeder-" + instance,
                        new JavaProgram.Code.Own(
                                TalkProgram.class,
                                List.of(instance, socket("one").toString())),
                        64,
                        Map.of())
                .start(folder);
        open.addFirst(child::kill);
        return child;
    }
}
