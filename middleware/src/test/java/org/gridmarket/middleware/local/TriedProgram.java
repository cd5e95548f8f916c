package org.gridmarket.middleware.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.gridmarket.discovery.local.LocalAnswer;
import org.gridmarket.discovery.local.LocalRequest;
import org.gridmarket.kernel.wire.RecordCodec;

/** A program that is connected to its daemon. */
final class TriedProgram implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 10_000;
    private static final String END = "end";

    private final SocketChannel channel;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    TriedProgram(Path socket) throws IOException {
        channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
        Thread.ofVirtual().start(this::read);
    }

    private void read() {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
            }
            lines.add(END);
        } catch (IOException closed) {
            lines.add(END);
        }
    }

    void say(LocalRequest request) throws IOException {
        say(RecordCodec.of(LocalRequest.class).write(request));
    }

    void say(String line) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(line + "\n");
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private String line() throws InterruptedException {
        String line = lines.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        if (line == null) {
            throw new AssertionError("the daemon says nothing");
        }
        return line;
    }

    LocalAnswer hear() throws InterruptedException {
        return RecordCodec.of(LocalAnswer.class).read(line());
    }

    /** Waits for the next answer of a kind; what comes before is skipped. */
    <T extends LocalAnswer> T hear(Class<T> kind) throws InterruptedException {
        LocalAnswer answer = hear();
        while (!kind.isInstance(answer)) {
            answer = hear();
        }
        return kind.cast(answer);
    }

    boolean hearsTheEnd() throws InterruptedException {
        return line().equals(END);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }
}
