package org.gridmarket.middleware.manager.local;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gridmarket.discovery.local.Lines;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.middleware.manager.ActorId;
import org.gridmarket.middleware.manager.ManagerLimits;
import org.gridmarket.middleware.manager.SignedOrder;

/** Asks the application manager of this machine. What breaks is an {@link UncheckedIOException}. For any number of threads. */
public final class ManagerConnection {
    private final Path socket;

    /** @param socket in the node's folder */
    public ManagerConnection(Path socket) {
        this.socket = socket;
    }

    /** The manager has refused; nothing of what was asked was done. */
    public static final class RefusedException extends RuntimeException {
        @java.io.Serial
        private static final long serialVersionUID = 1L;

        private final String code;

        public RefusedException(ManagerAnswer.Refused refused) {
            super(refused.code() + ": " + refused.detail());
            this.code = refused.code();
        }

        public String code() {
            return code;
        }
    }

    /** Gives an order with its package; returns once both are on the machine's disk. */
    public long install(SignedOrder order, Path file) {
        try (Talk talk = new Talk()) {
            talk.say(new ManagerRequest.Install(order, Files.size(file)));
            talk.hear(ManagerAnswer.Send.class);
            Files.copy(file, talk.out);
            return talk.hear(ManagerAnswer.Taken.class).number();
        } catch (IOException lost) {
            throw gone(lost);
        }
    }

    /** Gives an order for a package that is there; returns once it is on the machine's disk. */
    public long give(SignedOrder order) {
        return ask(new ManagerRequest.Give(order), ManagerAnswer.Taken.class).number();
    }

    public ManagerAnswer.Standing status() {
        return ask(new ManagerRequest.Status(), ManagerAnswer.Standing.class);
    }

    /** The end of an actor's log. */
    public Bytes log(ActorId actor) {
        return ask(new ManagerRequest.Log(actor), ManagerAnswer.LogEnd.class).text();
    }

    private <T extends ManagerAnswer> T ask(ManagerRequest request, Class<T> wanted) {
        try (Talk talk = new Talk()) {
            talk.say(request);
            return talk.hear(wanted);
        } catch (IOException lost) {
            throw gone(lost);
        }
    }

    private UncheckedIOException gone(IOException lost) {
        return new UncheckedIOException(
                "no application manager answers at " + socket + " (" + lost.getMessage() + ")", lost);
    }

    private final class Talk implements AutoCloseable {
        private final SocketChannel channel;
        private final Lines lines;
        private final OutputStream out;

        Talk() throws IOException {
            channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
            lines = new Lines(Channels.newInputStream(channel), ManagerLimits.LINE_BYTES);
            out = Channels.newOutputStream(channel);
        }

        void say(ManagerRequest request) throws IOException {
            out.write((ManagerRequest.write(request) + "\n").getBytes(StandardCharsets.UTF_8));
        }

        <T extends ManagerAnswer> T hear(Class<T> wanted) throws IOException {
            String line = lines.next();
            if (line == null) {
                throw new IOException("the connection ended");
            }
            ManagerAnswer answer = ManagerAnswer.read(line);
            if (answer instanceof ManagerAnswer.Refused refused) {
                throw new RefusedException(refused);
            }
            if (!wanted.isInstance(answer)) {
                throw new IllegalStateException("the application manager at " + socket + " answered " + answer);
            }
            return wanted.cast(answer);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
