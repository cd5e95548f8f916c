package org.gridmarket.middleware.component;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The ports of one component. Each is taken once, in the component's constructor. Messages are records, sent in the kernel's
 * canonical form and at most {@link ComponentLimits#MESSAGE_BYTES}; what does not read as the record is dropped and counted.
 */
public interface Ports {
    <M extends Record> Publisher<M> publisher(String port, Class<M> message);

    <M extends Record> void subscriber(String port, Class<M> message, Consumer<M> handler);

    <Q extends Record, A extends Record> Client<Q, A> client(String port, Class<Q> question, Class<A> answer);

    <Q extends Record, A extends Record> void server(
            String port, Class<Q> question, Class<A> answer, Function<Q, A> handler);

    /**
     * One question at a time: it is followed by one reply or by {@code unanswered}, when whoever was asked is gone or
     * {@link ComponentLimits#ANSWER_MILLIS} are over.
     */
    <Q extends Record, A extends Record> Asker<Q> requester(
            String port, Class<Q> question, Class<A> answer, Consumer<A> reply, Runnable unanswered);

    /** Replies once to each question, at once or later. */
    <Q extends Record, A extends Record> void replier(
            String port, Class<Q> question, Class<A> answer, BiConsumer<Q, Asked<A>> handler);

    /** As many questions as it likes, each to be answered any number of times. */
    <Q extends Record, A extends Record> Asker<Q> querier(
            String port, Class<Q> question, Class<A> answer, Consumer<A> handler);

    /** Answers each question any number of times, at once or later. */
    <Q extends Record, A extends Record> void answerer(
            String port, Class<Q> question, Class<A> answer, BiConsumer<Q, Asked<A>> handler);

    /** @param handler is told how many ticks went by while it had no turn */
    Timer timer(String port, Consumer<Tick> handler);

    /** The port at which threads of a device hand something in; a port that ticks by itself hands in nothing. */
    <M> Inside<M> inside(String port, Consumer<Optional<M>> handler);

    /**
     * Joins a group of the model, for as long as the actor lives. Only components that call it alike, by the same message, are in
     * it together.
     *
     * @param group as the model calls it
     * @param name which of several such groups; a {@link org.gridmarket.kernel.party.Name}
     */
    <M extends Record> Group<M> group(String group, String name, Class<M> message, Group.Events<M> events);

    /** Who is told of peers of a port; with none, nobody is. */
    void peers(String port, Peers handler);

    /** Who is told of work that took longer than its port allows; with none it is counted only. */
    void late(Consumer<Late> handler);

    /** Sends to whoever is subscribed; what is sent before somebody is subscribed, that one does not hear. */
    interface Publisher<M> {
        /** False when so much waits to be sent that this was dropped. */
        boolean publish(M message);
    }

    /** Asks and waits. */
    interface Client<Q, A> {
        /**
         * The answer; empty when nobody could be asked, whoever was asked is gone, or {@link ComponentLimits#ANSWER_MILLIS} are
         * over. Nothing else of the component runs meanwhile.
         */
        Optional<A> ask(Q question);
    }

    /** Asks; the answer comes to its handler. */
    interface Asker<Q> {
        /** False when nobody can be asked now, or a requester's question is still open. */
        boolean ask(Q question);
    }

    /** Who has asked. */
    interface Asked<A> {
        /** Which actor has asked. */
        String caller();

        /** False when it was answered before and may be once only, or so much waits to be sent that this was dropped. */
        boolean answer(A answer);
    }

    /** A timer of the component. */
    interface Timer {
        /** Goes off once after so many ms, in place of what was set before; not for a periodic one. */
        void after(long millis);

        /** Does not go off any more; not for a periodic one. */
        void cancel();
    }

    /**
     * A timer has gone off.
     *
     * @param missed ticks since the last one that had no turn, because the component was busy or passive
     */
    record Tick(long missed) {}

    /** For threads of a device. */
    interface Inside<M> {
        /** False when {@link ComponentLimits#PORT_MESSAGES} wait: the device hands in more than its component deals with. */
        boolean offer(M message);
    }

    /** Hears of actors at the other end of a port. */
    interface Peers {
        /** From now on the actor is heard, or hears what is sent. */
        void up(String actor);

        /** It is gone, or silent for {@link ComponentLimits#LINK_SILENT_MILLIS}. */
        void down(String actor);
    }

    /**
     * Work that took longer than the model allows.
     *
     * @param port where it came in
     * @param millis from its arrival to the end of its handler
     */
    record Late(String port, long millis) {}
}
