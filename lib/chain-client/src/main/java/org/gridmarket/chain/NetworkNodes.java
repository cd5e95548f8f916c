package org.gridmarket.chain;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

/**
 * Which peers and orderers a network has, from {@code network.properties}; for who watches over them.
 *
 * @param chaincodeVersion of the chaincode when the file was written
 * @param nodes each once, peers before orderers
 */
public record NetworkNodes(String chaincodeVersion, List<Node> nodes) {
    /**
     * A peer or an orderer.
     *
     * @param organisation whose it is
     * @param name such as {@code peer-dso}
     * @param host without port
     * @param port of its TLS listener
     */
    public record Node(String organisation, String name, String host, int port) {}

    public NetworkNodes {
        nodes = List.copyOf(nodes);
    }

    /** Reads the file; an {@link IllegalArgumentException} names what it lacks. */
    public static NetworkNodes read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader text = Files.newBufferedReader(file)) {
            properties.load(text);
        }
        List<Node> nodes = new ArrayList<>();
        for (String organisation : names(properties, "organisations")) {
            if (!"false".equals(properties.getProperty(organisation + ".peer.own"))) {
                nodes.add(node(file, properties, organisation, organisation + ".peer"));
            }
        }
        for (String organisation : names(properties, "orderers")) {
            nodes.add(node(file, properties, organisation, organisation));
        }
        return new NetworkNodes(properties.getProperty("chaincode.version", ""), nodes);
    }

    /** A client's file need not name orderers: it has no connection to them. */
    private static List<String> names(Properties properties, String key) {
        return Arrays.stream(properties.getProperty(key, "").split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static Node node(Path file, Properties properties, String organisation, String prefix) {
        String endpoint = need(file, properties, prefix + ".endpoint");
        int colon = endpoint.lastIndexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException(file + ": " + prefix + ".endpoint=" + endpoint + " has no port");
        }
        return new Node(
                organisation,
                properties.getProperty(prefix + ".node", prefix),
                endpoint.substring(0, colon),
                Integer.parseInt(endpoint.substring(colon + 1)));
    }

    private static String need(Path file, Properties properties, String key) {
        String value = properties.getProperty(key);
        if (value == null) {
            throw new IllegalArgumentException(file + " lacks '" + key + "'; network/up writes the file");
        }
        return value;
    }
}
