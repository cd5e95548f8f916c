package org.gridmarket.middleware.wires;

import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.gridmarket.middleware.MiddlewareLimits;
import org.jgroups.Address;
import org.jgroups.Event;
import org.jgroups.Message;
import org.jgroups.PhysicalAddress;
import org.jgroups.View;
import org.jgroups.blocks.cs.TcpServer;
import org.jgroups.conf.ClassConfigurator;
import org.jgroups.protocols.BasicTCP;
import org.jgroups.protocols.TCP;
import org.jgroups.util.MaxOneThreadPerSender;
import org.jgroups.util.SocketFactory;
import org.jgroups.util.TLS;
import org.jgroups.util.TLSClientAuth;
import org.jspecify.annotations.Nullable;

/**
 * JGroups' TCP with mutual TLS, in which nobody waits for somebody else (ADR 45). What differs from the library's own {@link
 * TCP}: each destination has its outbox, so that one that is slow to shake hands holds back nothing for the others; handshakes
 * of those who connect run beside each other ({@link LinkDoor}); a member is reached at the address that its name carries; and a
 * connection lives as long as something comes over it, not only while a view names the other, since views may be wrong.
 */
final class LinkTcp extends BasicTCP {
    private static final String UNBUNDLED = "no-bundler";
    private static final int CONNECT_MILLIS = 2_000;

    /** Nothing came over a connection for so long: members say something each second. */
    private static final long IDLE_MILLIS = TimeUnit.SECONDS.toMillis(10);

    private static final long IDLE_LOOK_MILLIS = TimeUnit.SECONDS.toMillis(2);

    /**
     * Of TLS 1.3, equally strong; the first one that both sides have counts. In the code of a JVM that compiles little, as nodes
     * have it, the first one costs a quarter of the others.
     */
    private static final String[] CIPHERS = {
        "TLS_CHACHA20_POLY1305_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_AES_128_GCM_SHA256"
    };

    private final TLS tls;
    private final Outboxes outboxes = new Outboxes(this::sendNow);
    private @Nullable TcpServer server;

    /**
     * @param listen where it listens; contacts name a port, so no other one is tried
     * @param context own key and certificate, and whom to admit
     */
    LinkTcp(InetSocketAddress listen, SSLContext context) {
        setId(ClassConfigurator.getProtocolId(TCP.class)); // the library numbers its own classes only
        setBindAddress(listen.getAddress());
        setBindPort(listen.getPort());
        setPortRange(0);
        setMaxLength(MiddlewareLimits.FRAME_BYTES);
        setSockConnTimeout(CONNECT_MILLIS);
        setBundlerType(
                UNBUNDLED); // the outboxes are all that frames wait in; the usual one has a buffer and thread for each
        logDetails(false); // a line for a member that is not admitted, not its stack
        enableSuspectEvents(true); // a connection that closes is a sign of a dead member (ADR 30)
        disableDiagnostics(); // it would answer anybody
        tls = new TLS()
                .enabled(true)
                .setProtocols(new String[] {"TLSv1.3"})
                .setCipherSuites(CIPHERS)
                .setClientAuth(TLSClientAuth.NEED)
                .setSSLContext(context);
    }

    @Override
    public void init() throws Exception {
        super.init();
        msg_processing_policy = new AtOnce(); // not sooner: it takes the library's own one by its name
        msg_processing_policy.init(this);
    }

    @Override
    public void start() throws Exception {
        setSocketFactory(tls.createSocketFactory());
        LinkDoor door = new LinkDoor(getThreadFactory(), getSocketFactory(), bind_addr, bind_port, recv_buf_size);
        door.setMaxLength(max_length);
        door.usePeerConnections(true)
                .socketFactory(getSocketFactory())
                .receiver(this)
                .timeService(time_service)
                .socketConnectionTimeout(sock_conn_timeout)
                .tcpNodelay(tcp_nodelay)
                .linger(linger)
                .clientBindAddress(client_bind_addr)
                .clientBindPort(client_bind_port)
                .deferClientBinding(defer_client_bind_addr)
                .log(log)
                .logDetails(log_details)
                .addConnectionListener(this)
                .connExpireTimeout(TimeUnit.MILLISECONDS.toNanos(IDLE_MILLIS))
                .reaperInterval(IDLE_LOOK_MILLIS);
        server = door;
        super.start();
    }

    private TcpServer server() {
        return Objects.requireNonNull(server, "not started");
    }

    @Override
    protected void handleConnect() throws Exception {
        server().start();
        connected = true;
        super.handleConnect();
    }

    @Override
    protected void handleDisconnect() {
        super.handleDisconnect();
        connected = false;
        outboxes.close();
        server().stop();
    }

    @Override
    public void stop() {
        super.stop();
        TcpServer started = server;
        if (started != null) {
            started.stop();
        }
    }

    /** Whoever is named is reached at what its name says: contacts answer for themselves only. */
    @Override
    public Object down(Event event) {
        if (event.getType() == Event.VIEW_CHANGE || event.getType() == Event.TMP_VIEW) {
            View view = event.getArg();
            view.getMembers().forEach(this::getPhysicalAddressFromCache);
        }
        return super.down(event);
    }

    @Override
    public @Nullable PhysicalAddress getPhysicalAddressFromCache(@Nullable Address member) {
        PhysicalAddress known = super.getPhysicalAddressFromCache(member);
        if (known != null || member == null) {
            return known;
        }
        PhysicalAddress named = NodeAddress.place(member).orElse(null);
        if (named != null) {
            addPhysicalAddressToCache(member, named);
        }
        return named;
    }

    @Override
    protected @Nullable PhysicalAddress getPhysicalAddress() {
        TcpServer started = server;
        return started == null ? null : (PhysicalAddress) started.localAddress();
    }

    @Override
    public void send(Address to, byte[] frame, int offset, int length) {
        outboxes.put(to, frame, offset, length);
    }

    private void sendNow(Address to, byte[] frame) throws Exception {
        server().send(to, frame, 0, frame.length);
    }

    /** Does nothing: who leaves closes its connections, who dies breaks them, and who says nothing is closed ({@link #start}). */
    @Override
    public void retainAll(Collection<Address> members) {}

    @Override
    public void setSocketFactory(SocketFactory factory) {
        super.setSocketFactory(factory);
        TcpServer started = server;
        if (started != null) {
            started.socketFactory(factory);
        }
    }

    @Override
    public String printConnections() {
        return server().printConnections();
    }

    @Override
    public LinkTcp clearConnections(boolean graceful) {
        server().clearConnections(graceful);
        return this;
    }

    /**
     * What bears loss is handed up by the thread that has read it, where the library begins another one for each message: whoever
     * hears it only notes it down, and it holds up nobody but its sender.
     */
    private static final class AtOnce extends MaxOneThreadPerSender {
        @Override
        public boolean process(Message message, boolean outOfOrder) {
            if (!outOfOrder || !message.isFlagSet(Message.Flag.NO_RELIABILITY)) {
                return super.process(message, outOfOrder);
            }
            tp.passMessageUp(message, true, message.getDest() == null, true);
            return true;
        }
    }
}
