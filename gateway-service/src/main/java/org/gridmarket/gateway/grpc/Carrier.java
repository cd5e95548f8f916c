package org.gridmarket.gateway.grpc;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionAdapter;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Stream;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * One HTTP/2 connection, which carries many calls. Two things that Vert.x' gRPC server does not do for them. It tells each
 * call that its stream has ended, whatever ended it: an answer, any reset, the end of the connection (Vert.x tells of one
 * kind of reset only). And it keeps a late answer to a call that was cancelled from closing the connection: Vert.x writes the
 * trailers of an answer without asking what became of them, Netty reports the missing stream as a failure of the
 * connection, and all calls on it would end (GOAWAY, "Request stream 5 is not correct for server connection"). Belongs to
 * the connection's event loop.
 */
final class Carrier extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = Logger.getLogger(Carrier.class);
    private static final AttributeKey<Carrier> OF_CHANNEL = AttributeKey.valueOf(Carrier.class, "carrier");

    private final Channel channel;
    private final Http2Connection connection;
    private final Map<Integer, Runnable> ends = new HashMap<>();

    private Carrier(Channel channel, Http2Connection connection) {
        this.channel = channel;
        this.connection = connection;
    }

    /** The carrier of a call; called on the connection's event loop. */
    static Carrier of(HttpConnection connection) {
        ChannelHandlerContext context = ((ConnectionBase) connection).channelHandlerContext();
        Channel channel = context.channel();
        Carrier known = channel.attr(OF_CHANNEL).get();
        if (known != null) {
            return known;
        }
        Carrier fresh = new Carrier(channel, ((Http2ConnectionHandler) context.handler()).connection());
        channel.attr(OF_CHANNEL).set(fresh);
        channel.pipeline().addFirst("gridmarket-carrier", fresh);
        fresh.connection.addListener(new Http2ConnectionAdapter() {
            @Override
            public void onStreamClosed(Http2Stream stream) {
                fresh.ended(stream.id());
            }
        });
        return fresh;
    }

    /** Runs once, on the event loop, when this stream has ended; at once when it has ended already. */
    void whenEnded(int stream, Runnable end) {
        if (connection.stream(stream) == null) {
            end.run();
        } else {
            ends.put(stream, end);
        }
    }

    private void ended(int stream) {
        Runnable end = ends.remove(stream);
        if (end != null) {
            end.run();
        }
    }

    /** Runs on the event loop, now when this is it. */
    void execute(Runnable task) {
        if (channel.eventLoop().inEventLoop()) {
            task.run();
        } else {
            channel.eventLoop().execute(task);
        }
    }

    /** Runs on the event loop, after what runs there now. */
    void soon(Runnable task) {
        channel.eventLoop().execute(task);
    }

    /** Runs on the event loop after a while. */
    ScheduledFuture<?> later(Duration delay, Runnable task) {
        return channel.eventLoop().schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (isOfOneStream(cause)) {
            LOG.debugf("an answer came too late for its caller: %s", cause.getMessage());
        } else {
            context.fireExceptionCaught(cause);
        }
    }

    private static boolean isOfOneStream(Throwable cause) {
        boolean streamIsGone = cause instanceof IllegalStateException && cause.getCause() instanceof Http2Exception;
        return streamIsGone || cause instanceof Http2Exception.StreamException;
    }
}
