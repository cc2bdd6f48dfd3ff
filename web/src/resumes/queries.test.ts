import { expect, test } from "vitest";
import { fileName, usualPage } from "./queries";

test("the file has the name that the service gives, in its own letters", () => {
  const given = "attachment; filename=\"In-s---CV.pdf\"; filename*=UTF-8''In%C3%AAs%20-%20CV.pdf";
  expect(fileName(given, "pdf")).toBe("Inês - CV.pdf");
  expect(fileName('attachment; filename="CV.txt"', "txt")).toBe("CV.txt");
  expect(fileName(null, "json")).toBe("resume.json");
});

test("the paper is the one of the reader's country", () => {
  expect(usualPage("en-US")).toBe("letter");
  expect(usualPage("fr-CA")).toBe("letter");
  expect(usualPage("en-GB")).toBe("a4");
  expect(usualPage("pt")).toBe("a4");
});
