package org.gridmarket.gateway.discovery;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import org.gridmarket.api.v1.WatchedCard;
import org.gridmarket.discovery.protocol.Message;
import org.gridmarket.gateway.GatewayLimits;
import org.gridmarket.gateway.grpc.Intake;

/** One caller that watches. It is given what is newest whenever it has room, so a slow one costs nothing but its place. */
final class CardStream implements Runnable {
    private static final long LOOK_MILLIS = 500;

    private final CardBoard board;
    private final ServerCallStreamObserver<WatchedCard> caller;
    private final Intake intake;
    private final long slowMillis;
    private volatile boolean gone;

    CardStream(CardBoard board, ServerCallStreamObserver<WatchedCard> caller, Intake intake, GatewayLimits limits) {
        this.board = board;
        this.caller = caller;
        this.intake = intake;
        this.slowMillis = limits.slowStream().toMillis();
        caller.setOnReadyHandler(this::wake);
        caller.setOnCancelHandler(() -> {
            gone = true;
            wake();
        });
    }

    private synchronized void wake() {
        notifyAll();
    }

    @Override
    public void run() {
        try {
            CardBoard.News news = board.since(0);
            boolean there = send(news);
            if (there) {
                caller.onNext(WatchedCard.newBuilder().setComplete(true).build());
            }
            while (there && !intake.isClosing()) {
                board.await(news.serial(), LOOK_MILLIS);
                news = board.since(news.serial());
                there = !gone && send(news);
            }
            if (!gone) {
                caller.onError((there ? Status.UNAVAILABLE : Status.RESOURCE_EXHAUSTED)
                        .withDescription(
                                there
                                        ? "this gateway is shutting down; watch another"
                                        : "the stream was not read for too long")
                        .asRuntimeException());
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** False when the caller has gone, or reads nothing. */
    private boolean send(CardBoard.News news) throws InterruptedException {
        for (Message message : news.messages()) {
            if (!awaitRoom()) {
                return false;
            }
            caller.onNext(WatchedCard.newBuilder()
                    .setMessage(ByteString.copyFrom(Message.write(message).copy()))
                    .build());
        }
        return true;
    }

    private synchronized boolean awaitRoom() throws InterruptedException {
        long end = System.nanoTime() + slowMillis * 1_000_000;
        while (!gone && !caller.isReady()) {
            if (System.nanoTime() - end >= 0) {
                return false;
            }
            wait(LOOK_MILLIS);
        }
        return !gone;
    }
}
