package org.gridmarket.discovery.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.gridmarket.discovery.DiscoveryLimits;
import org.gridmarket.discovery.protocol.Message;
import org.gridmarket.discovery.protocol.Tell;
import org.gridmarket.discovery.record.NodeId;
import org.gridmarket.discovery.record.RecordId;
import org.gridmarket.discovery.record.ServiceRecord;
import org.gridmarket.kernel.wire.Bytes;

/**
 * A connection of a program to the daemon of its machine: one question, its answer, the next question. Waits for answers as long
 * as the daemon lives. For one thread; {@link #close} may come from another. What breaks is an {@link UncheckedIOException}.
 */
public final class NodeConnection implements AutoCloseable {
    private final Path socket;
    private final SocketChannel channel;
    private final Lines lines;

    /** What the daemon knows of all nodes, and how it stands itself. */
    public record Status(List<NodeView> nodes, DaemonView daemon) {
        public Status {
            nodes = List.copyOf(nodes);
        }
    }

    /** The daemon has refused; nothing of what was asked was done. */
    public static final class RefusedException extends RuntimeException {
        @java.io.Serial
        private static final long serialVersionUID = 1L;

        private final String code;

        RefusedException(LocalAnswer.Refused refused) {
            super(refused.code() + ": " + refused.detail());
            this.code = refused.code();
        }

        public String code() {
            return code;
        }
    }

    /** Connects. */
    public NodeConnection(Path socket) {
        this.socket = socket;
        try {
            this.channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
        } catch (IOException away) {
            throw new UncheckedIOException("no daemon serves at " + socket + " (" + away.getMessage() + ")", away);
        }
        this.lines = new Lines(Channels.newInputStream(channel), DiscoveryLimits.ANSWER_BYTES);
    }

    /** Says who this is: a process of the user who is connected; returns the node. */
    public NodeId hello(String actor, long pid) {
        say(new LocalRequest.Hello(actor, pid));
        return expect(LocalAnswer.Greeted.class).node();
    }

    /** The whole list of what is offered, which is a sign of life as well. */
    public List<RecordId> announce(List<ServiceRecord> records) {
        say(new LocalRequest.Announce(records));
        return expect(LocalAnswer.Announced.class).ids();
    }

    /** Takes all back. */
    public void goodbye() {
        say(new LocalRequest.Goodbye());
    }

    public Status status() {
        say(new LocalRequest.Status());
        List<NodeView> nodes = new ArrayList<>();
        while (true) {
            switch (hear()) {
                case LocalAnswer.Seen(NodeView node) -> nodes.add(node);
                case LocalAnswer.Self(DaemonView daemon) -> {
                    return new Status(nodes, daemon);
                }
                case LocalAnswer other -> throw unexpected(other);
            }
        }
    }

    /** The cards and lists of denials that this connection has not been given yet. */
    public List<Message> cards() {
        say(new LocalRequest.Cards());
        List<Message> cards = new ArrayList<>();
        while (true) {
            switch (hear()) {
                case LocalAnswer.Card(Message card) -> cards.add(card);
                case LocalAnswer.CardsEnd end -> {
                    return cards;
                }
                case LocalAnswer other -> throw unexpected(other);
            }
        }
    }

    /**
     * Is told differences from now on, until the connection ends, which is an {@link UncheckedIOException}; nothing else can be
     * asked over it. Another thread may {@link #close} it.
     *
     * @param wanted of services; of all when empty
     */
    public void watch(List<LocalRequest.Wanted> wanted, Consumer<Tell> listener) {
        say(new LocalRequest.Subscribe(wanted));
        while (true) {
            listener.accept(expect(LocalAnswer.Told.class).tell());
        }
    }

    /** Brings an organisation's list of denials; returns its number. */
    public long deny(Bytes list) {
        say(new LocalRequest.Deny(list));
        return expect(LocalAnswer.Denied.class).number();
    }

    private <T extends LocalAnswer> T expect(Class<T> kind) {
        LocalAnswer answer = hear();
        if (!kind.isInstance(answer)) {
            throw unexpected(answer);
        }
        return kind.cast(answer);
    }

    private RuntimeException unexpected(LocalAnswer answer) {
        return answer instanceof LocalAnswer.Refused refused
                ? new RefusedException(refused)
                : new IllegalStateException("the daemon at " + socket + " answered " + answer);
    }

    private void say(LocalRequest request) {
        ByteBuffer line = StandardCharsets.UTF_8.encode(LocalRequest.write(request) + "\n");
        try {
            while (line.hasRemaining()) {
                channel.write(line);
            }
        } catch (IOException lost) {
            throw new UncheckedIOException("the daemon at " + socket + " is gone", lost);
        }
    }

    private LocalAnswer hear() {
        try {
            return Optional.ofNullable(lines.next())
                    .map(LocalAnswer::read)
                    .orElseThrow(() -> new IOException("the connection ended"));
        } catch (IOException lost) {
            throw new UncheckedIOException("the daemon at " + socket + " is gone", lost);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException unusable) {
            throw new UncheckedIOException("the connection to " + socket + " does not close", unusable);
        }
    }
}
