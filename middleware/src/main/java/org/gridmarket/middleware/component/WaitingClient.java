package org.gridmarket.middleware.component;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.gridmarket.kernel.wire.Bytes;

/** A client port: asks, and keeps its component waiting. */
final class WaitingClient<Q extends Record, A extends Record> implements Ports.Client<Q, A> {
    private final String port;
    private final Traffic traffic;
    private final Messages<Q> questions;
    private final Messages<A> answers;

    WaitingClient(String port, Traffic traffic, Messages<Q> questions, Messages<A> answers) {
        this.port = port;
        this.traffic = traffic;
        this.questions = questions;
        this.answers = answers;
    }

    @Override
    public Optional<A> ask(Q question) {
        CompletableFuture<Optional<Bytes>> end = new CompletableFuture<>();
        if (!traffic.ask(port, questions.write(question), end::complete)) {
            return Optional.empty();
        }
        try {
            return end.get(ComponentLimits.ANSWER_MILLIS, TimeUnit.MILLISECONDS).flatMap(answers::read);
        } catch (TimeoutException late) {
            return Optional.empty();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("an answer is given, or none", impossible);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
