package org.gridmarket.testbed.day;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gridmarket.client.GatewayAuthorities;
import org.gridmarket.process.PartFailedException;

/**
 * What a process says of itself over HTTP.
 *
 * @param text in the form that Prometheus reads: a name, labels in braces if any, and a value in each line
 */
public record MetricsPage(String text) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int OK = 200;

    static MetricsPage read(String address) {
        return read(address, Optional.empty());
    }

    /** Of a program for which these authorities vouch. */
    static MetricsPage read(String address, Optional<Path> authority) {
        return read(HttpRequest.newBuilder(URI.create(address)), address, authority);
    }

    /** Of a program that asks for a token. */
    static MetricsPage read(String address, String token) {
        return read(
                HttpRequest.newBuilder(URI.create(address)).header("Authorization", "Bearer " + token),
                address,
                Optional.empty());
    }

    private static MetricsPage read(HttpRequest.Builder question, String address, Optional<Path> authority) {
        try (HttpClient client = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .sslContext(GatewayAuthorities.context(authority))
                .build()) {
            HttpResponse<String> page =
                    client.send(question.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
            if (page.statusCode() != OK) {
                throw new PartFailedException("no metrics from " + address + ", but status " + page.statusCode());
            }
            return new MetricsPage(page.body());
        } catch (IOException silent) {
            throw new PartFailedException("no metrics from " + address + ": " + silent, silent);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new PartFailedException("stopped while reading " + address, stopped);
        }
    }

    /** The value of each line of a counter by its value of a label, such as {@code outcome}. */
    public Map<String, Long> by(String label, String counter) {
        Pattern line = Pattern.compile(
                Pattern.quote(counter) + "\\{(?:.*,)?" + Pattern.quote(label) + "=\"([^\"]*)\".*} (\\S+)");
        Map<String, Long> values = new TreeMap<>();
        text.lines()
                .map(line::matcher)
                .filter(Matcher::matches)
                .forEach(found -> values.merge(found.group(1), (long) Double.parseDouble(found.group(2)), Long::sum));
        return values;
    }

    /** The sum of a counter over all lines that have these labels, such as {@code door="sealed"}; 0 where there is none. */
    long sum(String counter, String... labels) {
        return text.lines()
                .filter(line -> line.startsWith(counter + " ") || line.startsWith(counter + "{"))
                .filter(line -> Stream.of(labels).allMatch(line::contains))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
