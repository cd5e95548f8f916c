package org.gridmarket.client;

import io.grpc.Attributes;
import io.grpc.ManagedChannelBuilder;
import io.grpc.netty.NettyChannelBuilder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

/** From which of this machine's addresses a channel calls. Netty alone can be told; a class of its own, since homes have none. */
final class OwnAddress {
    private OwnAddress() {}

    static ManagedChannelBuilder<?> set(InetAddress local, ManagedChannelBuilder<?> builder) {
        return ((NettyChannelBuilder) builder).localSocketPicker(new NettyChannelBuilder.LocalSocketPicker() {
            @Override
            public InetSocketAddress createSocketAddress(SocketAddress remote, Attributes attributes) {
                return new InetSocketAddress(local, 0);
            }
        });
    }
}
