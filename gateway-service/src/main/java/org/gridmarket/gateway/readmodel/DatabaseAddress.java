package org.gridmarket.gateway.readmodel;

import java.net.URI;
import java.nio.file.Path;

/**
 * Where the read model lives.
 *
 * @param jdbcUrl for the driver
 * @param user empty when the server decides
 * @param password never printed
 */
public record DatabaseAddress(String jdbcUrl, String user, String password) {
    private static final String FORMS =
            "write h2:FILE for an embedded one or postgresql://USER:PASSWORD@HOST:PORT/NAME for a server's";

    /** Reads {@code h2:FILE}, {@code h2:mem:NAME} or {@code postgresql://user:password@host:port/name}. */
    public static DatabaseAddress parse(String text) {
        if (text.startsWith("h2:mem:")) {
            return new DatabaseAddress("jdbc:" + text + ";DB_CLOSE_DELAY=-1", "", "");
        }
        if (text.startsWith("h2:")) {
            Path file = Path.of(text.substring("h2:".length())).toAbsolutePath();
            return new DatabaseAddress("jdbc:h2:file:" + file + ";DB_CLOSE_ON_EXIT=FALSE", "", "");
        }
        if (text.startsWith("postgresql://")) {
            return postgresql(text);
        }
        throw new IllegalArgumentException("gridmarket.database is neither an h2 nor a postgresql address; " + FORMS);
    }

    private static DatabaseAddress postgresql(String text) {
        URI uri = URI.create(text);
        if (uri.getHost() == null || uri.getPath().length() < 2) {
            throw new IllegalArgumentException("gridmarket.database names no host or no database; " + FORMS);
        }
        String user = uri.getUserInfo() == null ? "" : uri.getUserInfo();
        int colon = user.indexOf(':');
        int port = uri.getPort() < 0 ? 5432 : uri.getPort();
        return new DatabaseAddress(
                "jdbc:postgresql://" + uri.getHost() + ":" + port + uri.getPath(),
                colon < 0 ? user : user.substring(0, colon),
                colon < 0 ? "" : user.substring(colon + 1));
    }

    /** The driver, named: DriverManager finds only those of whichever class loader asked it first. */
    String driver() {
        return jdbcUrl.startsWith("jdbc:h2:") ? "org.h2.Driver" : "org.postgresql.Driver";
    }

    @Override
    public String toString() {
        return jdbcUrl;
    }
}
