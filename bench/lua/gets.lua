-- Asks for the addresses of a list, one after the other and over again; each line is "path" or "path<TAB>cookie".
local requests, turn = {}, 0

function init(args)
  for line in io.lines(args[1]) do
    local path, cookie = line:match("^([^\t]*)\t?(.*)$")
    local headers = { ["Accept-Encoding"] = args[2] }
    if cookie ~= "" then headers["Cookie"] = cookie end
    requests[#requests + 1] = wrk.format("GET", path, headers)
  end
end

function request()
  turn = turn % #requests + 1
  return requests[turn]
end

dofile("done.lua")
