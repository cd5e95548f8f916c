package org.gridmarket.chain;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.gridmarket.kernel.command.Target;

/**
 * Where a network is and who we may be in it; read from the file {@code network.properties} that network/up writes.
 *
 * @param target channel and chaincode
 * @param genesis file of the channel's first block, with which every member's orderer and peer joined: the anchor of trust
 * @param members the organisations with identities, in the order of the file
 */
public record NetworkProfile(Target target, Path genesis, List<Member> members) {
    /**
     * An organisation and its peer.
     *
     * @param name as in the file, such as {@code Dso}
     * @param mspId its membership service
     * @param peer its peer's gateway
     * @param ownPeer false where the organisation has none and goes through another's (profile dev)
     * @param keys what this machine holds of its identities
     */
    public record Member(String name, String mspId, PeerAddress peer, boolean ownPeer, Map<Credential, KeyFiles> keys) {
        public Member {
            keys = Map.copyOf(keys);
        }
    }

    /**
     * A peer's address.
     *
     * @param endpoint host:port
     * @param hostOverride the name in its TLS certificate
     * @param tlsCa PEM file of who issued that certificate
     */
    public record PeerAddress(String endpoint, String hostOverride, Path tlsCa) {}

    /** PEM files of a certificate and its private key. */
    public record KeyFiles(Path certificate, Path privateKey) {}

    public NetworkProfile {
        members = List.copyOf(members);
    }

    /** Whose machine this is: the first organisation of which it holds a client's key. */
    public Member self() {
        return members.stream()
                .filter(member -> member.keys().containsKey(Credential.CLIENT))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the network's profile names no client's key, as "
                        + members.getFirst().name() + ".client.key would be"));
    }

    /** The same network, seen through the peer of one member only. */
    public NetworkProfile only(Member member) {
        return new NetworkProfile(target, genesis, List.of(member));
    }

    /** The member of that name, whatever its case. */
    public Member member(String name) {
        return members.stream()
                .filter(member -> member.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no organisation '" + name + "' in the network; it has "
                        + members.stream().map(Member::name).toList()));
    }

    /** Reads the file; an {@link IllegalArgumentException} names file and key. */
    public static NetworkProfile read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader text = Files.newBufferedReader(file)) {
            properties.load(text);
        }
        Source source = new Source(file, properties);
        List<Member> members = Arrays.stream(source.need("organisations").split(","))
                .map(String::strip)
                .map(source::member)
                .toList();
        return new NetworkProfile(
                new Target(source.need("channel"), source.need("chaincode")), Path.of(source.need("genesis")), members);
    }

    /** The file's keys. */
    private record Source(Path file, Properties properties) {
        String need(String key) {
            String value = properties.getProperty(key);
            if (value == null || value.isBlank()) {
                throw new IllegalArgumentException(file + " lacks '" + key + "'; network/up writes the file");
            }
            return value;
        }

        Member member(String name) {
            PeerAddress peer = new PeerAddress(
                    need(name + ".peer.endpoint"),
                    need(name + ".peer.hostOverride"),
                    Path.of(need(name + ".peer.tlsCa")));
            boolean ownPeer = !"false".equals(properties.getProperty(name + ".peer.own"));
            return new Member(name, need(name + ".msp"), peer, ownPeer, keys(name));
        }

        private Map<Credential, KeyFiles> keys(String name) {
            Map<Credential, KeyFiles> keys = new EnumMap<>(Credential.class);
            for (Credential credential : Credential.values()) {
                String prefix = name + "." + credential.name().toLowerCase(Locale.ROOT);
                if (properties.containsKey(prefix + ".cert")) { // a machine need not hold every identity
                    keys.put(credential, new KeyFiles(Path.of(need(prefix + ".cert")), Path.of(need(prefix + ".key"))));
                }
            }
            return keys;
        }
    }
}
