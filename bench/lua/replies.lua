-- Sends replies. Each line of the list is "path<TAB>headers<TAB>body", headers as "Name: value" joined by "|"; %UNIQUE% in the
-- body becomes a fresh form token, %TEXT% a text that nobody wrote before, %CRLF% the end of a line.
local sends, turn, seed = {}, 0, 0
local words = { "requête", "formulaire", "jointure", "index", "serveur", "maquette", "accents", "schéma", "exemple", "tuteur",
  "query", "table", "deployment", "migration", "exercise", "column", "report", "interface", "question", "answer" }

local function headersOf(text)
  local headers = {}
  for name, value in text:gmatch("([^|:]+): ([^|]+)") do headers[name] = value end
  return headers
end

function init(args)
  for line in io.lines(args[1]) do
    local path, headers, body = line:match("^([^\t]*)\t([^\t]*)\t(.*)$")
    sends[#sends + 1] = { path = path, headers = headersOf(headers), body = body }
  end
  seed = tonumber(args[2])
  math.randomseed(seed)
end

local function text()
  local said = { "mesure " .. seed .. "-" .. turn }
  for i = 1, 40 do said[#said + 1] = words[math.random(#words)] end
  return table.concat(said, " ")
end

local function unique()
  return string.format("%08x-%04x-4%03x-8%03x-%012x", seed % 0xffffffff, math.random(0xffff), math.random(0xfff), math.random(0xfff), turn)
end

function request()
  turn = turn + 1
  local send = sends[(turn - 1) % #sends + 1]
  local body = send.body:gsub("%%CRLF%%", "\r\n"):gsub("%%UNIQUE%%", unique()):gsub("%%TEXT%%", text())
  return wrk.format("POST", send.path, send.headers, body)
end

dofile("done.lua")
