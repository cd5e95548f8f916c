package org.gridmarket.chain;

import java.nio.charset.StandardCharsets;
import org.hyperledger.fabric.client.GatewayException;

/** One question, asked until a peer that may hear it answers, or the attempts end. */
record Asking(GatewayPeers peers, ChainSettings settings, Question question) {
    Answer run() {
        String reason = "";
        for (int attempt = 1; attempt <= settings.retries().attempts(); attempt++) {
            PeerGateway peer = peer();
            try {
                byte[] found = peer.evaluate(question.function(), question.argument());
                return new Answer.Found(new String(found, StandardCharsets.UTF_8));
            } catch (GatewayException failed) {
                switch (Failure.of(failed)) {
                    case Failure.Refused(var refusal) -> {
                        return new Answer.Rejected(refusal);
                    }
                    case Failure.Broken(var message) ->
                        throw new ChainException(question.function() + " failed: " + message);
                    case Failure.Unreachable(var why) -> {
                        leave(peer, why);
                        reason = "the peer of " + peer.name() + " does not answer: " + why;
                    }
                    case Failure.Mismatch(var why, var some) -> reason = why;
                    case Failure.Busy(var why) -> reason = why;
                }
            }
            settings.watch().retried(question.function(), reason);
            try {
                settings.pauseAfter(attempt);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return new Answer.Unavailable("interrupted after: " + reason);
            }
        }
        return new Answer.Unavailable(reason);
    }

    private PeerGateway peer() {
        return switch (question) {
            case Question.Open open -> peers.current();
            case Question.Confidential confidential -> peers.own();
        };
    }

    private void leave(PeerGateway peer, String why) {
        switch (question) {
            case Question.Open open -> peers.leave(peer, why);
            case Question.Confidential confidential -> settings.watch().peerLeft(peer.name(), why);
        }
    }
}
