package io.virga.quarkus.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openqa.selenium.support.ui.ExpectedConditions.textToBePresentInElementLocated;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.virga.quarkus.it.shop.Product;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.File;
import java.math.BigDecimal;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The page, in a Chromium without a window. Wants one, as {@code apt-get install chromium-driver} brings it; runs with {@code -Dbrowser}. */
@QuarkusTest
@Tag("browser")
class PageTest {

    private static final By SAID = By.id("said");

    @Inject
    EntityManager em;

    @TestHTTPResource("/")
    URL page;

    /** A product of its own for each test: the shop has others. */
    private final String name = "Umbrella " + UUID.randomUUID();

    private ChromeDriver browser;
    private long id;

    @BeforeEach
    void open() {
        Product product = new Product(name, new BigDecimal("20.00"), 2);
        QuarkusTransaction.requiringNew().run(() -> em.persist(product));
        id = product.getId();
        ChromeOptions options = new ChromeOptions();
        options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage");
        options.setBinary(program("chromium"));
        browser = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(program("chromedriver"))
                        .build(),
                options);
        browser.get(page.toString());
    }

    @AfterEach
    void close() {
        browser.quit();
    }

    /** From the path: Selenium would look for a download. */
    private static File program(String name) {
        Optional<File> found = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> new File(folder, name))
                .filter(File::canExecute)
                .findFirst();
        assertThat(found)
                .as("%s on the path; on Debian it comes with: apt-get install chromium-driver", name)
                .isPresent();
        return found.orElseThrow();
    }

    @Test
    void a_discount_is_tried_and_nothing_changes() {
        browser.findElement(By.id("percent")).clear();
        browser.findElement(By.id("percent")).sendKeys("25");
        button("Try").click();

        await("~ Product#" + id + " price: 20.00 -> 15.00");
        assertThat(cells()).containsExactly(name, "20.00", "2");
    }

    @Test
    void what_is_bought_is_gone() {
        button("Buy").click();

        await("sold: " + name + " at 18.00");
        assertThat(cells()).containsExactly(name, "18.00", "1");
    }

    @Test
    void what_is_sold_out_is_told() {
        button("Buy").click();
        await("sold: " + name + " at 18.00");
        button("Buy").click();
        await("sold: " + name + " at 16.20");
        button("Buy").click();

        await("1 of " + name + " are wanted, and there are 0");
        assertThat(cells()).containsExactly(name, "16.20", "0");
    }

    private void await(String text) {
        new WebDriverWait(browser, Duration.ofSeconds(20)).until(textToBePresentInElementLocated(SAID, text));
    }

    private WebElement row() {
        By row = By.xpath("//tbody/tr[td[1] = '" + name + "']");
        return new WebDriverWait(browser, Duration.ofSeconds(20)).until(driver -> driver.findElement(row));
    }

    private WebElement button(String text) {
        return row().findElement(By.xpath(".//button[. = '" + text + "']"));
    }

    private List<String> cells() {
        return row().findElements(By.tagName("td")).stream()
                .limit(3)
                .map(WebElement::getText)
                .toList();
    }
}
