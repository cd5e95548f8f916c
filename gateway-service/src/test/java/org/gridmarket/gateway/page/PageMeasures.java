package org.gridmarket.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;

/** What is measured on a page, whatever it shows. */
public final class PageMeasures {
    private PageMeasures() {}

    /** Nothing reaches beyond the right edge; the names of what does. */
    private static final String TOO_WIDE = """
            () => document.documentElement.scrollWidth <= document.documentElement.clientWidth ? []
              : [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right
                > document.documentElement.clientWidth + 1).map((one) => `${one.nodeName} ${one.className} ${one.textContent.slice(0, 40)}`)""";

    /** Texts below 11 px. */
    private static final String TOO_SMALL = """
            () => {
              const found = [];
              const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (texts.nextNode()) {
                const text = texts.currentNode;
                const size = Number.parseFloat(getComputedStyle(text.parentElement).fontSize);
                if (text.nodeValue.trim() !== '' && size < 11) found.push(`${size} px: ${text.nodeValue.trim().slice(0, 40)}`);
              }
              return found;
            }""";

    /** No scroll to the side, no small text, no error, no offence against the rules of accessibility. */
    public static void requireReadable(PageBrowser.Tab tab) {
        assertThat(tab.problems())
                .as("errors of scripts, and offences against the content policy")
                .isEmpty();
        assertThat(list(tab.page(), TOO_WIDE)).as("wider than the window").isEmpty();
        assertThat(list(tab.page(), TOO_SMALL)).as("text below 11 px").isEmpty();
        assertThat(tab.offences()).as("axe").isEmpty();
    }

    /** The same at three widths, light and dark: one page that is loaded once, as a window that is drawn larger. */
    static void requireReadableInEachLook(PageBrowser.Tab tab) {
        for (int width : InBrowser.WIDTHS) {
            for (boolean dark : new boolean[] {false, true}) {
                tab.look(width, dark);
                try {
                    requireReadable(tab);
                } catch (AssertionError unreadable) {
                    throw new AssertionError("at " + width + " px, " + (dark ? "dark" : "light"), unreadable);
                }
            }
        }
    }

    static List<String> list(Page page, String script) {
        return ((List<?>) page.evaluate(script)).stream().map(String::valueOf).toList();
    }
}
