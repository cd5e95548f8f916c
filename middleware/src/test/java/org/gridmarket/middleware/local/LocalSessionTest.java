package org.gridmarket.middleware.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.gridmarket.discovery.local.LocalAnswer;
import org.gridmarket.discovery.local.LocalRequest;
import org.gridmarket.discovery.protocol.Resumed;
import org.gridmarket.discovery.record.HeadKey;
import org.gridmarket.middleware.MiddlewareLimits;
import org.gridmarket.middleware.NodeRejection;
import org.gridmarket.middleware.daemon.NodeDaemon;
import org.gridmarket.middleware.daemon.TriedDaemons;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalSessionTest {
    @TempDir
    private Path folder;

    private final List<LocalAnswer> heard = new ArrayList<>();

    /** Process 5 is root's, and root is not connected. */
    private final LocalSession session = new LocalSession(
            new Peer() {
                @Override
                public String user() {
                    return "meter";
                }

                @Override
                public Optional<String> ownerOf(long pid) {
                    return Optional.of(pid == 5 ? "root" : "meter");
                }

                @Override
                public OptionalLong startOf(long pid) {
                    return OptionalLong.of(1);
                }
            },
            heard::add);

    private void say(LocalRequest... requests) throws Exception {
        try (TriedDaemons daemons = new TriedDaemons(folder)) {
            NodeDaemon daemon = daemons.start("one");
            TriedDaemons.in(daemon, now -> {
                for (LocalRequest request : requests) {
                    session.answer(request, now);
                }
                return true;
            });
        }
    }

    private List<String> codes() {
        return heard.stream()
                .filter(LocalAnswer.Refused.class::isInstance)
                .map(answer -> ((LocalAnswer.Refused) answer).code())
                .toList();
    }

    @Test
    void a_process_of_another_user_is_refused() throws Exception {
        say(new LocalRequest.Hello("daemon", 5));

        assertThat(codes()).containsExactly(NodeRejection.NOT_YOUR_PROCESS.name());
    }

    @Test
    void what_is_resumed_has_a_bound_over_all_lines() throws Exception {
        List<Resumed.Floor> half = Collections.nCopies(
                MiddlewareLimits.RESUMED_PER_CONNECTION / 2,
                new Resumed.Floor(TriedDaemons.id("other"), new HeadKey(1, 1)));
        LocalRequest resume = new LocalRequest.Resume(List.of(), half);

        say(new LocalRequest.Hello("daemon", 6), resume, resume, resume);

        assertThat(codes()).containsExactly(NodeRejection.TOO_MANY.name());
    }
}
