package org.gridmarket.middleware.wires;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.Semaphore;
import org.gridmarket.middleware.MiddlewareLimits;
import org.jgroups.Address;
import org.jgroups.blocks.cs.TcpBaseServer;
import org.jgroups.blocks.cs.TcpConnection;
import org.jgroups.blocks.cs.TcpServer;
import org.jgroups.util.SocketFactory;
import org.jgroups.util.ThreadFactory;

/**
 * Where others connect. The library takes one connection after the other, handshake included, in one thread that also waits for
 * the own connection that is under way to the same member: whoever connects and says nothing holds back all others, and members
 * that connect to each other at the same time wait in a ring. Here each has a thread of its own, and no handshake is waited for
 * without end.
 */
final class LinkDoor extends TcpServer {
    private static final Logger LOG = System.getLogger(LinkDoor.class.getName());

    private final Semaphore places = new Semaphore(MiddlewareLimits.HANDSHAKES);

    LinkDoor(ThreadFactory threads, SocketFactory sockets, InetAddress address, int port, int receiveBuffer)
            throws Exception { // as the library declares it
        super(threads, sockets, address, port, port, null, 0, receiveBuffer);
        acceptor = threads.newThread(new EachAlone(), "accepts-" + port);
        peerAddressReadTimeout(MiddlewareLimits.HANDSHAKE_MILLIS);
        useLockToSend(true);
    }

    @Override
    protected TcpConnection createConnection(Address to) throws Exception {
        return new Outgoing(to, this);
    }

    private final class EachAlone extends Acceptor {
        @Override
        protected void handleAccept(Socket from) throws IOException {
            if (!places.tryAcquire()) {
                LOG.log(Level.WARNING, "{0} is turned away: {1} shake hands", from, MiddlewareLimits.HANDSHAKES);
                from.close();
                return;
            }
            factory.newThread(() -> admit(from), "admits").start();
        }

        private void admit(Socket from) {
            try {
                super.handleAccept(from);
            } catch (Exception refused) { // as the library declares it: not admitted, too slow, or gone
                LOG.log(Level.DEBUG, "{0} was not connected: {1}", from, refused);
                close(from);
            } finally {
                places.release();
            }
        }

        private void close(Socket from) {
            try {
                from.close();
            } catch (IOException gone) {
                LOG.log(Level.DEBUG, "{0} was not closed: {1}", from, gone);
            }
        }
    }

    /** The library waits for the end of a handshake as long as the other likes. */
    private static final class Outgoing extends TcpConnection {
        Outgoing(Address to, TcpBaseServer server) throws Exception {
            super(to, server);
            useLockToSend(true);
        }

        @Override
        protected void connect(Address to, boolean tellOwnAddress) throws Exception {
            sock.setSoTimeout(MiddlewareLimits.HANDSHAKE_MILLIS);
            super.connect(to, tellOwnAddress);
            sock.setSoTimeout(0);
        }
    }
}
