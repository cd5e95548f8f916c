package org.gridmarket.client;

import io.grpc.ChannelCredentials;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.TlsChannelCredentials;
import java.io.IOException;
import java.lang.System.Logger;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.gridmarket.kernel.wire.Bytes;

/** Makes every channel to a gateway: TLS, or plain text to this machine and no other, which the log says once. */
public final class GatewayChannels {
    /** Of a connection over which nothing goes; one that is dead is noticed after it. */
    private static final long KEEP_ALIVE_SECONDS = 20;

    private static final String TLS = "https";
    private static final Logger LOG = System.getLogger(GatewayChannels.class.getName());
    private static final AtomicBoolean PLAIN_TEXT_SAID = new AtomicBoolean();

    private GatewayChannels() {}

    /**
     * A channel, which connects when it is first used and again when it is lost.
     *
     * @param address {@code https://host:port}, or {@code host:port} of this machine
     * @param authority certificates of the authorities that vouch for gateways, PEM; those of the JDK when empty
     * @throws IllegalArgumentException for plain text to another machine, and for certificates that cannot be read
     */
    public static ManagedChannel open(String address, Optional<Path> authority) {
        return builder(address, authority).build();
    }

    /** The same from one of this machine's own addresses, which is what a gateway counts callers by; where Netty is at hand. */
    public static ManagedChannel openFrom(InetAddress local, String address, Optional<Path> authority) {
        return OwnAddress.set(local, builder(address, authority)).build();
    }

    /** Where a gateway speaks HTTP; refuses what {@link #open} refuses. */
    public static URI http(String address) {
        URI uri = URI.create(address.contains("://") ? address : "http://" + address);
        if (!TLS.equals(uri.getScheme())) {
            requireLoopback(uri.getHost(), address);
        }
        return uri;
    }

    /**
     * The same to a gateway whose key is known beforehand, by whomever it is certified.
     *
     * @param pin SHA-256 of its TLS public key
     */
    static ManagedChannel openPinned(String address, Bytes pin) {
        URI uri = http(address);
        PinnedTrust trust = new PinnedTrust(pin);
        ManagedChannelBuilder<?> usual = Grpc.newChannelBuilder(
                target(uri),
                TlsChannelCredentials.newBuilder().trustManager(trust).build());
        return set(PinnedOkHttp.isOf(usual) ? PinnedOkHttp.builder(target(uri), trust) : usual)
                .build();
    }

    private static ManagedChannelBuilder<?> builder(String address, Optional<Path> authority) {
        URI uri = http(address);
        return builder(uri, TLS.equals(uri.getScheme()) ? tls(authority) : InsecureChannelCredentials.create());
    }

    /** By the transport of this program's class path: Netty, where it is there; in the programs of a home OkHttp. */
    private static ManagedChannelBuilder<?> builder(URI uri, ChannelCredentials credentials) {
        return set(Grpc.newChannelBuilder(target(uri), credentials));
    }

    private static String target(URI uri) {
        return uri.getHost() + ":" + uri.getPort();
    }

    private static ManagedChannelBuilder<?> set(ManagedChannelBuilder<?> builder) {
        return builder.maxInboundMessageSize(ClientMemory.ofThisProgram().messageBytes())
                .keepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS);
    }

    private static void requireLoopback(String host, String address) {
        if (!isLoopback(host)) {
            throw new IllegalArgumentException("gateway " + address
                    + " is on another machine, and plain text goes to this one only: write https://" + host + ":..");
        }
        if (PLAIN_TEXT_SAID.compareAndSet(false, true)) {
            LOG.log(Logger.Level.INFO, "gateways of this machine are spoken with in plain text");
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    private static ChannelCredentials tls(Optional<Path> authority) {
        TlsChannelCredentials.Builder credentials = TlsChannelCredentials.newBuilder();
        if (authority.isPresent()) {
            try {
                credentials.trustManager(authority.get().toFile());
            } catch (IOException unreadable) {
                throw new IllegalArgumentException(
                        "certificates of authorities in " + authority.get() + " cannot be read: " + unreadable,
                        unreadable);
            }
        }
        return credentials.build();
    }
}
