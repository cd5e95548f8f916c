package org.gridmarket.gateway.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The system's own Chromium, without a window; one for all tests of a class, used by one thread. */
public final class PageBrowser implements AutoCloseable {
    /** Seconds in which a page shows what it is waited for, also on a busy machine. */
    private static final double PATIENCE_MILLIS = 30_000;

    private static final int HEIGHT = 900;

    private final Playwright playwright;
    private final Browser browser;
    private final String axe;

    private PageBrowser(Playwright playwright, Browser browser, String axe) {
        this.playwright = playwright;
        this.browser = browser;
        this.axe = axe;
    }

    /** Where Chromium is; empty where there is none, and then nothing can be tried in it. */
    public static Optional<Path> program() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> Pattern.compile(File.pathSeparator)
                        .splitAsStream(System.getenv().getOrDefault("PATH", ""))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts it. */
    public static PageBrowser open(Path program) {
        try (InputStream source = PageBrowser.class.getResourceAsStream("/axe.min.js")) {
            if (source == null) {
                throw new IllegalStateException("axe.min.js is not among the test's resources");
            }
            String axe = new String(source.readAllBytes(), StandardCharsets.UTF_8);
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            Browser browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(program)
                            .setHeadless(true));
            return new PageBrowser(playwright, browser, axe);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** One page, alone in its context, with what went wrong on it. */
    public final class Tab implements AutoCloseable {
        private final BrowserContext context;
        private final Page page;
        private final List<String> problems = new ArrayList<>();

        private Tab(int width, boolean dark) {
            context = browser.newContext(new Browser.NewContextOptions()
                    .setViewportSize(width, HEIGHT)
                    .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT)
                    .setTimezoneId("UTC")
                    .setLocale("en-GB"));
            context.setDefaultTimeout(PATIENCE_MILLIS);
            page = context.newPage();
            page.onPageError(problems::add);
            page.onConsoleMessage(message -> {
                if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                    problems.add(message.text());
                }
            });
        }

        public Page page() {
            return page;
        }

        /** Goes to an address and waits until something is shown there. */
        public Tab show(String address) {
            page.navigate(address);
            page.waitForSelector("body[data-state=shown]");
            return this;
        }

        /** The same page in a window of another width in px, in light or dark colours. */
        void look(int width, boolean dark) {
            page.setViewportSize(width, HEIGHT);
            page.emulateMedia(
                    new Page.EmulateMediaOptions().setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT));
        }

        /** Errors of scripts, and offences against the content policy. */
        public List<String> problems() {
            return List.copyOf(problems);
        }

        /** What axe finds, each as a line. */
        public List<String> offences() {
            if (page.evaluate("() => typeof axe === 'undefined'") == Boolean.TRUE) {
                page.evaluate(axe);
            }
            Object found = page.evaluate("""
                    () => axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations.flatMap(
                      (rule) => rule.nodes.map((node) => `${rule.id} (${rule.impact}): ${node.target.join(' ')}: ${node.failureSummary}`)))""");
            return ((List<?>) found).stream().map(String::valueOf).toList();
        }

        @Override
        public void close() {
            context.close();
        }
    }

    /** A new page of this width in px. */
    public Tab tab(int width, boolean dark) {
        return new Tab(width, dark);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
